# Assigning __class__; dir(); attributes of types.
# __class__ assign
class C1:
    def w(self): return 'c1'
class C2:
    def w(self): return 'c2'
c = C1(); c.x = 1; c.__class__ = C2; print(c.w(), c.x, type(c).__name__)
try: c.__class__ = int
except TypeError as e: print(e)
# dir
class Dr:
    z = 1
    def m(self): pass
print([x for x in dir(Dr()) if not x.startswith('__')], '__init__' in dir(Dr), '__class__' in dir(5))
print(sorted(Dr.__dict__))
print(sorted(object.__dict__))
print(object.__doc__[:30], type.__doc__[:20], object().__doc__ == object.__doc__)
print(type(object.__dict__['__class__']), Dr.__dict__['__dict__'], Dr.__dict__['__weakref__'])
print(Dr().__dir__() == dir(Dr()) or sorted(Dr().__dir__()) == dir(Dr()), Dr().__sizeof__() > 0, Dr.__basicsize__, Dr.__dictoffset__, Dr.__weakrefoffset__, int.__basicsize__, int.__itemsize__, type.__basicsize__, type.__itemsize__, list.__basicsize__, Dr.__flags__ & (1 << 9))
