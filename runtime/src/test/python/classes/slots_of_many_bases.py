# Whose special method a class with several bases has; names of a class dict that are not interned.
class A:
    def __len__(self): return 1
    def __repr__(self): return "A!"
    def __eq__(self, other): return "A=="
    __hash__ = None


class B:
    def __len__(self): return 2
    def __getitem__(self, i): return i * 2
    def __hash__(self): return 7


class L(A, list):
    pass


class M(B, A):
    def __bool__(self): return False


class N(int, B):
    __add__ = int.__mul__


print(len(L()), repr(L()), L() == 1, len(M()), bool(M()), M()[4], repr(M()), M() == 2, hash(M()))
print(N(3) + 4, len(N()), N(3)[1], hash(N(5)), repr(N(6)))
name = "".join(["__", "call", "__"])
C = type("C", (A,), {name: lambda self: "called", "__len__": lambda self: 9, 5: 6})
print(C()(), len(C()), C() == 0)
B.__len__ = lambda self: 20
A.__call__ = lambda self: "late"
print(len(M()), M()(), L()(), len(L()), C()())
del B.__len__
print(len(M()), [k for k in (L, M, N, C) if k.__hash__ is None])
