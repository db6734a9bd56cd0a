# object: what it can and cannot do, its repr, comparison, arguments to __new__ and __init__.
class A: pass
class B:
    def __init__(self, x): pass
class C:
    def __new__(cls, x): return super().__new__(cls)
for f in (lambda: object(1), lambda: A(1), lambda: B(), lambda: C(), lambda: C(1), lambda: object.__new__(int), lambda: object.__new__(1), lambda: object.__new__(B, 1), lambda: object.__init__(A(), 1), lambda: object.__new__(), lambda: object().x, lambda: object().__class__, lambda: object.__setattr__(A, 'x', 1), lambda: int.__new__(str)):
    try:
        r = f()
        print('ok', type(r).__name__)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
o = object()
print(o == o, o != object(), hash(o) == hash(o), repr(o).startswith('<object object at 0x'), o.__eq__(5), o.__lt__(5), bool(o), o.__sizeof__() > 0, o.__dir__() == dir(object) or sorted(o.__dir__()) == dir(object), object.__doc__[:24])
