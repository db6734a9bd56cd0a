# Inheritance, super, method resolution order.
class A:
    def who(self): return "A"
    def call(self): return self.who()

class B(A):
    def who(self): return "B" + super().who()

class C(A):
    def who(self): return "C" + super().who()

class D(B, C):
    def who(self): return "D" + super().who()

print(A().call(), B().call(), D().call())
print([c.__name__ for c in D.__mro__], D.__bases__, issubclass(D, A), isinstance(D(), C))
try:
    class X(A, B): pass
except TypeError as e:
    print(str(e).splitlines()[0])

class Base:
    def __init__(self, x): self.x = x
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        print("subclass", cls.__name__, tag)

class Derived(Base, tag="t"):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y

d = Derived(1, 2)
print(d.x, d.y, Derived.tag, super(Derived, d).__init__.__self__ is d)

class MyList(list):
    def first(self): return self[0]

class MyInt(int):
    def __add__(self, o): return MyInt(int(self) + o + 100)

m = MyList([3, 4])
m.append(5)
print(m, m.first(), len(m), isinstance(m, list), MyInt(5) + 1, MyInt(5) * 2, type(MyInt(1) + 1).__name__)
print(A.__subclasses__(), D.who.__qualname__)
