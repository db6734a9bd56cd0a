# tuple
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t = (1, 2, 3, 2)
print(t, t[1], t[-1], t[1:3], t[::-1], t + (4,), t * 2, 2 * t, t.count(2), t.index(2), t.index(2, 2), len(t), 3 in t, 9 in t)
print((), (1,), ((),), tuple(), tuple([1]), tuple('ab'), tuple(range(3)), tuple(t) is t, t[:] is t, tuple() is tuple([]), t * 0)
print(hash(()), hash((1,)), hash((1, 2)), hash((1, (2, 3))), hash((-1, 1.5)), hash((0.0, -2, True)), hash(tuple(range(100))))
print((1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == (1.0, 2), (1, 2) != (2, 1), () < (1,), (3,) >= (2, 9), (1, 'a') == (1, 'a'))
show(lambda: (1,)[1]); one = (1,); show(lambda: one['a']); show(lambda: (1,) + [2]); show(lambda: (1,) * 1.5); show(lambda: (1,).index(2))
show(lambda: tuple(5)); show(lambda: tuple(1, 2)); show(lambda: tuple(a=1)); show(lambda: (1,) < [1]); show(lambda: (1, 'a') < (1, 2))
show(lambda: hash(([],)))
def store():
    t[0] = 1
show(store)
def delete():
    del t[0]
show(delete)
a, *b, c = t
print(a, b, c, t.__getnewargs__(), (1, 2).__repr__())
x = []
y = (x,)
x.append(y)
print(x, y)
class T(tuple):
    def __repr__(self):
        return 'T' + tuple.__repr__(self)
u = T([1, 2])
print(u, u + (3,), type(u + (3,)), u[0:1], type(u[:]), u == (1, 2), hash(u) == hash((1, 2)), type(tuple(u)), T() == (), isinstance(u, tuple))
it = iter((1, 2, 3))
print(next(it), it.__length_hint__(), list(it), list(it), list(reversed((1, 2, 3))))
