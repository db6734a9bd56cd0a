# Everything is an object; type relations; dir and vars.
print(type(1), type("a"), type(None), type(print), type(lambda: 0), type(type), type(...))
print(isinstance(1, object), isinstance(int, type), issubclass(bool, int), type(object), object.__bases__)
print(isinstance(1, (str, int)), isinstance("a", int | str), issubclass(int, (float, object)))

class C:
    x = 1
    def m(self): pass

c = C()
c.y = 2
print([n for n in dir(c) if not n.startswith("_")], "__init__" in dir(c), vars(c), "m" in vars(C))
print(c.m == c.m, c.m is c.m, C.m is C.m, id(c) == id(c))
print(getattr(C, "x"), hasattr(C, "zz"), callable(C), callable(c), C.__dict__["x"], type(C.__dict__).__name__)
C.x = 10
print(c.x, C.__class__, c.__class__.__name__, C.__qualname__, C.__module__)
c.__class__ = type("D", (C,), {"extra": "e"})
print(c.extra, type(c).__name__, isinstance(c, C))
try:
    int.x = 1
except TypeError as e:
    print(e)
try:
    object().a = 1
except AttributeError as e:
    print(e)
print(int.__add__(1, 2), str.upper("a"), list.append.__name__, (5).__add__(3), [].__len__())
print(object.__repr__(1).startswith("<int object at"), repr(int), repr(C.m).split(" at ")[0], repr([].append).split(" at ")[0])
