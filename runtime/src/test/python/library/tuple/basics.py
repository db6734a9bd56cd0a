# tuple: construction, methods, comparison, hashing, immutability, subclass.
t = (1, 'a', [2])
print(tuple(), tuple('ab'), tuple([1]), (1,) * 3, t + (3,), t[1:], t.index('a'), t.count(1), len(t), 'a' in t, t == (1, 'a', [2]), t < (2,), hash((1, 2)) == hash((1, 2)))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def __repr__(self): return f'T{super().__repr__()}'
x = T(1, 2)
print(x, x + (3,), type(x + ()), x[0:1], x == (1, 2), T() == (), isinstance(x, tuple), {x: 1}[(1, 2)])
for f in (lambda: hash(t), lambda: t.index(9), lambda: t.__setitem__, lambda: tuple(5), lambda: (1,) + [2], lambda: t['a'], lambda: tuple(1, 2), lambda: (1,) < ('a',)):
    try:
        f()
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
print(((1, 2), 3) > ((1, 1), 9), (1, 2, 3) > (1, 2), tuple(x * 2 for x in range(3)), repr((1,)), repr(()))
