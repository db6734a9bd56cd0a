# Descriptors and attribute access hooks.
class Typed:
    def __set_name__(self, owner, name): self.name = "_" + name; print("set_name", owner.__name__, name)
    def __get__(self, obj, cls):
        return self if obj is None else getattr(obj, self.name, "unset")
    def __set__(self, obj, v):
        if not isinstance(v, int):
            raise TypeError("int wanted")
        setattr(obj, self.name, v)
    def __delete__(self, obj): print("delete", self.name)

class C:
    x = Typed()
    def __getattr__(self, name):
        if name.startswith("dyn"):
            return name.upper()
        raise AttributeError(f"no {name}")

c = C()
print(c.x, C.x is C.__dict__["x"])
c.x = 5
print(c.x, c.__dict__, c.dynamic)
try:
    c.x = "a"
except TypeError as e:
    print(e)
del c.x
try:
    c.other
except AttributeError as e:
    print(e)

class Log:
    def __getattribute__(self, n):
        print("getattribute", n)
        return object.__getattribute__(self, n)
    def __setattr__(self, n, v):
        print("setattr", n, v)
        super().__setattr__(n, v)
    def __delattr__(self, n):
        print("delattr", n)
        super().__delattr__(n)

l = Log()
l.a = 1
print(l.a, hasattr(l, "b"))
del l.a
