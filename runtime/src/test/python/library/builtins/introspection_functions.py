# dir, vars, getattr, hasattr, callable, id, type with three arguments, issubclass, globals, locals.
class A:
    x = 1
    def __init__(self): self.y = 2
a = A()
print([n for n in dir(a) if not n.startswith('_')], vars(a), [n for n in dir() if n in ('A', 'a')], callable(a), callable(A), callable(A.__init__))
T = type('T', (A,), {'z': 3, '__doc__': 'made'})
print(T.__name__, T.__mro__[1] is A, T().z, T.__doc__, T.__module__)
def f(p, q=1):
    r = p
    return sorted(locals())
print(f(1), 'f' in globals(), locals() is globals(), type(globals()))
for g in (lambda: vars(1), lambda: vars(), lambda: dir(1, 2), lambda: type('T', 1, {}), lambda: type(1, 2), lambda: type('T', (), 1), lambda: type(1, (), {}), lambda: getattr(a, 'q'), lambda: callable(), lambda: isinstance(1), lambda: type('T', (1,), {}), lambda: type('a\0b', (), {}), lambda: issubclass(a, A)):
    try:
        r = g()
        print('ok', type(r).__name__)
    except (TypeError, AttributeError, ValueError) as e:
        print(type(e).__name__, e)
class D:
    def __dir__(self): return ['b', 'a', 'b']
print(dir(D()), 'D' in dir(), hasattr(type, '__call__'))
