# deque: both ends, maxlen, rotation, search, mutation during iteration
from _collections import deque, defaultdict, _count_elements, _tuplegetter
d = deque('abc'); d.append(1); d.appendleft(2.5); print(d, len(d), d[0], d[-1])
print(d.pop(), d.popleft(), d)
m = deque(range(10), 3); print(m, m.maxlen); m.appendleft(5); print(m); m.extend([7, 8]); print(m); m.extendleft('xy'); print(m)
for n in range(-7, 8):
    r = deque(range(5)); r.rotate(n); print(n, list(r), end=' ')
print()
for i in range(-7, 8):
    r = deque(range(5)); r.insert(i, 'I'); print(list(r), end=' ')
print()
big = deque(range(1000)); big.rotate(300); print(sum(big), big[0], big[700], list(big)[::250])
for i in (999, 0, 500, -1, 3):
    del big[i]
print(len(big), big[0], big[-1], big[499], big[500]); big[3] = 'z'; print(big[3])
big.reverse(); print(big[0], big[-4])
d = deque([1, 2, 3, 2, 1])
print(d.count(2), d.index(2), d.index(2, 2), 3 in d, 9 in d); d.remove(2); print(d, list(reversed(d)))
print(d + deque([9]), d * 2, 2 * deque([1], 3), deque([1, 2], 3) * 4)
d += d; print(d); d *= 0; print(d)
print(deque([1, 2]) < deque([1, 3]), deque() == deque(), deque([1]) == [1], deque([1]) >= deque([1]), deque([1]) != deque([2]))
def tries(*fs):
    for f in fs:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
e = deque([1, 2, 3])
def mutate():
    for x in e: e.append(x)
class Evil:
    def __eq__(self, o): e.clear(); return False
def evil(): return deque.index(e, Evil())
tries(lambda: deque().pop(), lambda: e[5], lambda: e['a'], lambda: e[1:2], lambda: deque([1], 1).insert(0, 1), lambda: e.remove(7), lambda: e.index(7), mutate,
      lambda: deque(1), lambda: deque([], -1), lambda: deque([], 'a'), lambda: deque(1, 2, 3), lambda: hash(e), lambda: e + [1], lambda: deque(maxlen=2, iterable=[1, 2, 3]), lambda: e.index(1, 'x'), evil,
      lambda: next(iter(deque())), lambda: deque([1]).index(1, 2), lambda: deque(foo=1))
s = deque([1]); s.append(s); print(s)
it = iter(deque([1, 2, 3])); next(it); print(it.__length_hint__(), type(it), it.__reduce__()); c = deque([3, 4], 7).copy(); print(c)
class D(deque): pass
x = D([1, 2], 5); x.attr = 1; print(x, x.copy(), type(x.copy()), x + x, x * 2)
dd = defaultdict(list); dd['a'].append(1); dd['b']; print(dd, dd['a'], len(dd), dd.default_factory); dd.default_factory = None
tries(lambda: dd['c'], lambda: defaultdict(1), lambda: defaultdict(int, a=1) | {'b': 2}, lambda: {'b': 2} | defaultdict(int, a=1), lambda: defaultdict(int, [(1, 2)]).copy(), lambda: dd.get('zz'), lambda: list(defaultdict(int, {1: 2}).__reduce__()[:4]), lambda: defaultdict(None, x=1))
class DD(defaultdict):
    def __missing__(self, k): return 'missing ' + k
print(DD(int)['q'], DD(int))
c = {}; _count_elements(c, 'abracadabra'); print(c)
class P(tuple): x = _tuplegetter(0, 'doc x'); y = _tuplegetter(1, 'doc y')
p = P((3, 4)); print(p.x, p.y, P.x, P.x.__doc__)
tries(lambda: setattr(p, 'x', 1), lambda: P((1,)).y)
