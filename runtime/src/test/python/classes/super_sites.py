# super().method(args) in functions that run often: several receivers, changes of the classes, unusual callees.
class A:
    def m(self, x): return ('A', x)
    def n(self, x, y=5): return ('An', x, y)
    @classmethod
    def c(cls): return cls.__name__
    @property
    def p(self): return 'Ap'
class B(A):
    def m(self, x): return ('B',) + super().m(x)
    def n(self, x, y=7): return super().n(x)
    @classmethod
    def c(cls): return 'B' + super().c()
    def none(self): return super().absent(1)
    def __init__(self): super().__init__()
class C(A):
    def m(self, x): return ('C',) + super().m(x)
class D(B, C):
    def m(self, x): return ('D',) + super().m(x)
    def n(self, x, y, z, w): return super().n(x, y)
class Box(int):
    def __add__(self, o): return Box(super().__add__(o) + 1)
    def m(self): return super().bit_length()
for k in range(3):
    for o in (B(), D(), B(), D()):
        for i in range(12): r = o.m(i)
        print(r)
for i in range(40): r = (B().n(1), D().n(1, 2, 3, 4), B.c(), D.c(), Box(3) + 4, Box(5).m())
print(r)
try: B().none()
except AttributeError as e: print(e)
A.m = lambda self, x: 'new'
try: print(B().m(1))
except TypeError as e: print(e)
A.m = lambda self, x: ('A2', x)
print(B().m(1), D().m(2))
def other(self, x): return ('C2', x)
C.m = other
print(D().m(2)); del C.m
print(D().m(2))
o = B(); o.m2 = 1
class E(A):
    def m(self, x):
        self.m = 5
        return super().m(x)
print([E().m(i) for i in range(30)][-1])
try:
    for i in range(30): B.m(A(), 1)
except TypeError as e: print(e)
def f():
    class X(A):
        def m(self, x): return super().m(x)
    return X()
print([f().m(i) for i in range(40)][-1])
class M(type):
    def __call__(cls, *a):
        return super().__call__(*a)
    def mk(cls): return super().mro()[0].__name__
class N(metaclass=M):
    def __init__(self, v): self.v = v
print([N(i).v for i in range(30)][-1], [N.mk() for i in range(30)][-1])
super_ = super
def sup(): return 'sup'
class Z(A):
    def m(self, x):
        def inner(): return self
        return super().m(x), inner() is self
print([Z().m(1) for i in range(30)][-1])
B.__bases__
