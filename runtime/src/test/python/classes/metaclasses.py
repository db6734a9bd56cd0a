# Metaclasses, type(), __new__, __prepare__.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {"prepared": 1}
    def __new__(mcs, name, bases, ns, **kw):
        ns["extra"] = len(ns)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(cls, *a):
        print("calling", cls.__name__)
        return super().__call__(*a)
    def __len__(cls): return 42

class A(metaclass=Meta, opt=1):
    v = 1

class B(A):
    pass

print(type(A).__name__, type(B).__name__, A.prepared, A.extra > 0, len(A), isinstance(B(), A))
X = type("X", (object,), {"f": lambda self: "f", "n": 5})
print(X().f(), X.n, X.__name__, type(X), type(type))

class Single:
    _inst = None
    def __new__(cls, *args):
        print("new", args)
        if cls._inst is None:
            cls._inst = super().__new__(cls)
        return cls._inst
    def __init__(self, *args): print("init", args)

print(Single(1) is Single(2))

class Other:
    def __new__(cls): return "not an instance"
    def __init__(self): print("never")

print(Other())
try:
    class Conflict(A, metaclass=type("M2", (type,), {})): pass
except TypeError as e:
    print(str(e)[:40])
