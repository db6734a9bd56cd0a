# Decorators apply from the inside out and may take arguments.
def trace(f):
    def wrapper(*args, **kw):
        print("call", f.__name__, args, kw)
        return f(*args, **kw)
    wrapper.__wrapped__ = f
    return wrapper

def times(n):
    print("times", n)
    def deco(f):
        print("deco", f.__name__)
        def g(x):
            return f(x) * n
        g.__name__ = f.__name__
        return g
    return deco

@trace
@times(3)
def double(x):
    return 2 * x

print(double(5))
print(double.__wrapped__(1))

def tag(cls):
    cls.tag = cls.__name__.lower()
    return cls

@tag
class Thing:
    pass

print(Thing.tag)
