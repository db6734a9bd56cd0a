# set and frozenset; small ints have one order in every CPython, so whole sets are printed
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
s = set()
for i in range(0, 100, 7):
    s.add(i); s.add(i)
print(s, len(s), 7 in s, 8 in s, 7.0 in s, s.pop(), s.pop(), s)
s.discard(14); s.discard(1000); s.remove(21)
print(s, s.copy(), s.copy() is s, set(), frozenset(), frozenset([1, 2]), {1, 2}, set('a'), frozenset((3,)))
a, b = set(range(10)), set(range(5, 15))
print(a & b, a | b, a - b, a ^ b, b - a, a <= b, a < a, a <= a, a >= {1}, a > {1}, a == b, a != b, a == set(a), a == frozenset(a))
print(a.union([20], (21,)), a.intersection(range(3), [1]), a.difference([1], {2}), a.symmetric_difference([1, 99]), a.union(), a.difference())
print(a.isdisjoint([50]), a.isdisjoint(b), a.issubset(range(20)), a.issuperset([1, 2]), {1}.issubset([2]), {1}.isdisjoint({1: 2}))
c = set(a); c |= b; print(c); c &= {1, 2, 3, 77}; print(c); c -= {1}; print(c); c ^= {3, 4}; print(c)
c.update([10], {11: 1}, (12,), range(2)); c.discard(12); print(c); c.intersection_update([1, 10], [10]); print(c)
c.difference_update([10], [5]); c.symmetric_difference_update([3, 3, 4]); print(c); c.clear(); print(c)
show(lambda: set().pop()); show(lambda: {1}.remove(2)); show(lambda: {1}.remove([])); show(lambda: [] in {1}); show(lambda: {[]})
show(lambda: {frozenset([1])}.remove({2})); show(lambda: {1} in {frozenset([1])}); show(lambda: {1} | [2]); show(lambda: {1} < [1])
show(lambda: hash(set())); show(lambda: set(5)); show(lambda: set(1, 2)); show(lambda: set(a=1)); show(lambda: frozenset(a=1)); show(lambda: {1}.update(5))
print(hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset(range(50))), hash(frozenset([frozenset([1]), -1, 2.5])))
f = frozenset([1, 2])
print(f | {3}, type(f | {3}), type({3} | f), f & {1}, f - {1}, f ^ {5}, frozenset(f) is f, f.copy() is f, f == {1, 2}, {f: 1}[frozenset([2, 1])])
g = f; g |= {9}; print(g, f)
def grow():
    for x in a:
        a.add(x + 100)
show(grow)
it = iter({1, 2, 3}); print(it.__length_hint__(), next(it), list(it), list(it), type(it))
class S(set):
    pass
x = S([1, 2]); print(x, type(x | {3}), type(x.copy()), x == {1, 2}, S(), len(x))
y = S(); y.add(frozenset([1])); print(y)
big = set(range(1000)); big -= set(range(0, 1000, 2)); print(len(big), sum(big), list(big)[:5], 3 in big, 4 in big)
for n in (1, 5, 20, 100, 3000):
    t = {(i * 7919) % 10007 for i in range(n)}
    for i in range(0, 10007, 3):
        t.discard(i)
    t.add(3)
    print(n, len(t), sum(t), list(t)[:8], t.__sizeof__())
show(lambda: set([1, [], 2]))
u = set()
show(lambda: u.update([1, [], 2])); print(u)
print({3, 99, 4}, {1, 9, 17, 25}, {8, 0, 16}, [x for x in {5, 13, 21}])
