# __slots__: what they forbid, with inheritance, dict and weakref in them, defaults and conflicts.
class P:
    __slots__ = ('x', '__y')
    def __init__(self): self.x, self.__y = 1, 2
    def y(self): return self.__y
p = P()
print(p.x, p.y(), P.__slots__, hasattr(p, '__dict__'), hasattr(p, '__weakref__'), P.x)
for f in (lambda: setattr(p, 'z', 1), lambda: p._P__nope, lambda: delattr(p, 'z')):
    try:
        f()
    except AttributeError as e:
        print(e)
del p.x
try:
    p.x
except AttributeError as e:
    print(e)
class Q(P):
    __slots__ = ['w', '__dict__']
q = Q()
q.w, q.any = 3, 4
print(q.w, q.any, q.x, q.__dict__)
class R(P): pass
r = R()
r.free = 1
print(r.__dict__, r.x)
def make(**ns):
    try:
        return type('T', ns.pop('bases', ()), ns).__name__
    except (TypeError, ValueError) as e:
        return f'{type(e).__name__}: {e}'
print(make(__slots__=['a'], a=1), make(__slots__=[1]), make(__slots__=['not valid']), make(__slots__='one'), make(__slots__=['a'], bases=(int,)), make(__slots__=['a'], bases=(tuple,)))
class S1: __slots__ = 'a',
class S2: __slots__ = 'b',
print(make(bases=(S1, S2)), make(bases=(S1, P)), make(__slots__={'a': 'doc of a'}), make(__slots__=('__dict__', '__dict__')))
