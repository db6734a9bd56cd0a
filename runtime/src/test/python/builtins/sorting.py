# Sorting is stable and takes keys.
data = [("b", 2), ("a", 2), ("c", 1), ("a", 1)]
print(sorted(data), sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[0], reverse=True))
l = list(range(100))
l.sort(key=lambda x: (x * 37) % 101)
print(l[:10], l == sorted(l, key=lambda x: (x * 37) % 101), sorted(l) == list(range(100)))
import sys

class K:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        K.n += 1
        return self.v < o.v

print([k.v for k in sorted(map(K, [3, 1, 2]))], K.n > 0)
print(sorted("bAc", key=str.lower), sorted([3, 1.5, True]), sorted({3: "c", 1: "a"}), sorted((2, 1), reverse=True))
m = [5, 2, 9]
m.sort(reverse=True)
print(m, sorted([[2], [1, 5], [1]]), sorted(["10", "9", "1"], key=int))
for bad in ([1, "a"], [None, 1], [1j, 2j]):
    try:
        sorted(bad)
    except TypeError as e:
        print(e)
class Boom(Exception): pass
def key(x):
    if x == 2:
        raise Boom("key")
    return x
try:
    m.sort(key=key)
except Boom as e:
    print(e, m)
print(sorted([0.0, -0.0, float("inf"), -1]), min(data), max(data, key=lambda p: (p[1], p[0])))
