# Sorting: stability, keys, reverse keeps order of equals, cmp_to_key, mixed numbers, many sizes against a reference.
from functools import cmp_to_key
words = ['bb', 'a', 'ccc', 'dd', 'e', 'ff']
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=cmp_to_key(lambda a, b: len(b) - len(a))))
print(sorted([1.5, 1, True, 0, -1, 2 ** 70, -0.5]), sorted([(1, 'b'), (1, 'a'), (0, 'z')]), sorted('éaZ'), sorted([[2], [1, 5], [1]]))
seed = 12345
def rand():
    global seed
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return seed
ok = True
for n in (0, 1, 2, 3, 10, 33, 64, 65, 100, 257, 1000):
    for kind in range(4):
        data = [rand() % (10 if kind else 10 ** 9) for _ in range(n)]
        if kind == 2: data.sort()
        if kind == 3: data = data[: n // 2] + sorted(data[n // 2:], reverse=True)
        pairs = sorted((v, i) for i, v in enumerate(data))
        stable = sorted(range(n), key=data.__getitem__)
        ok &= stable == [i for _, i in pairs] and sorted(data, reverse=True) == sorted(data)[::-1]
print(ok)
class C:
    count = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): C.count += 1; return self.v < o.v
print([c.v for c in sorted(map(C, [3, 1, 2]))], C.count, max(map(C, [1, 5, 3])).v if hasattr(C, '__gt__') else 0)
