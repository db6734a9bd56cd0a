# A class, a subclass, instance attributes.
class Base:
    "doc of Base"
    k = 10
    def __init__(self, x=0): self.x = x
    def hello(self): return "hello %s" % self.x
    def __eq__(self, o): return isinstance(o, Base) and self.x == o.x
    def __repr__(self): return f"{type(self).__name__}({self.x})"
class D(Base):
    def hello(self): return super().hello() + "!"
    def __hash__(self): return hash(self.x)
b, d = Base(1), D(1)
print(b, d, b.hello(), d.hello(), b == d, b != d, b == 3)
try: hash(b)
except TypeError as e: print(e)
print(hash(d), Base.__doc__, D.__doc__, Base.__module__, D.__qualname__, D.__base__, D.__bases__)
print(b.__dict__, b.__class__, vars(d))
b.y = 5; b.__dict__['z'] = 6
print(b.z, b.y, sorted(b.__dict__)); del b.y
try: b.y
except AttributeError as e: print(e)
try: del b.y
except AttributeError as e: print(e)
b.__dict__ = {'x': 9}; print(b, b.x)
try: b.__dict__ = 5
except TypeError as e: print(e)
