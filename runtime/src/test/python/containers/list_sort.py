# list.sort: stability, key, reverse, errors, changes during the sort
seed = 12345
def rand(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 65536 % n
for n in (0, 1, 2, 10, 64, 65, 500, 2000):
    a = [rand(n + 1) for i in range(n)]
    b = sorted(a)
    ok = all(b[i] <= b[i + 1] for i in range(n - 1))
    c = [(x % 7, i) for i, x in enumerate(a)]
    d = sorted(c, key=lambda t: t[0])
    ok2 = all(d[i] <= d[i + 1] for i in range(n - 1))
    e = sorted(c, key=lambda t: t[0], reverse=True)
    ok3 = all(e[i][0] > e[i + 1][0] or (e[i][0] == e[i + 1][0] and e[i][1] < e[i + 1][1]) for i in range(n - 1))
    f = [x * 0.5 for x in a]; f.sort(reverse=True)
    g = [str(x) for x in a]; g.sort()
    h = [x if x % 2 else float(x) for x in a]; h.sort()
    k = [x * 10**20 for x in a]; k.sort()
    print(n, ok, ok2, ok3, f[:3], g[:3], h[:4], k[:2], sum(i * x for i, x in enumerate(b)))
print(sorted('hello world'), sorted({3: 1, 1: 2}), sorted([True, False, 1, 0]), sorted([(2, 'a'), (1, 'b'), (1, 'a')]))
print(sorted(['b', 'A', 'a', 'é', 'z\u1234', '\U0001f600', ''], key=str.lower), sorted([[2], [1, 2], [1]]))
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: [1, 'a'].sort()); show(lambda: [1, 2].sort(key=5)); show(lambda: [3, 1].sort(lambda x: x))
show(lambda: sorted([1, None])); show(lambda: [2, 1].sort(reverse='x')); show(lambda: sorted(5)); show(lambda: sorted())
a = [3, 1, 2]
show(lambda: a.sort(key=lambda x: a.append(x)))
print(a)
a = [3, 1, 2]
def look(x):
    print(len(a), a)
    return x
a.sort(key=look); print(a)
def fail(x):
    if x == 2:
        raise KeyError(x)
    return -x
show(lambda: a.sort(key=fail)); print(a)
class C:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        return self.v < other.v
    def __repr__(self):
        return 'C%d' % self.v
print(sorted([C(3), C(1), C(2)]), max([C(1), C(5)]), [float('inf'), -1.5, 0.0, -0.0].sort())
