# property: getter, setter, deleter, docs, inheritance, errors.
class C:
    def __init__(self): self._x = 0
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self, v): self._x = v * 2
    @x.deleter
    def x(self): print('deleted')
    ro = property(lambda self: 'read only')
    wo = property(None, lambda self, v: print('set', v), doc='write only')
c = C()
c.x = 5
print(c.x, C.x.__doc__, C.wo.__doc__, C.ro.fget(c), C.x.fset is not None, type(C.x))
del c.x
c.wo = 1
for f in (lambda: setattr(c, 'ro', 1), lambda: delattr(c, 'ro'), lambda: c.wo, lambda: property(1).__get__(c), lambda: delattr(c, 'wo')):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
class D(C):
    @C.x.getter
    def x(self): return 'overridden getter'
d = D()
d.x = 7
print(d.x, d._x)
class P(property): pass
class E:
    @P
    def y(self): "y doc"; return 1
print(E().y, E.y.__doc__, isinstance(E.y, property), C.__dict__['x'].__isabstractmethod__)
