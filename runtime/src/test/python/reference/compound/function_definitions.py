# Function definitions: defaults evaluated once, decorators in order, annotations, docstrings, names.
def deco(n):
    print('make', n)
    def apply(f):
        print('apply', n, f.__name__)
        return f
    return apply
@deco(1)
@deco(2)
def f(a, l=[]):
    """The doc."""
    l.append(a)
    return l
print(f(1), f(2), f.__defaults__, f.__doc__)
def g(x, y=print('default once')): pass
@lambda f: f.__name__.upper()
def h(): pass
print(h)
@(x := deco)(3)
def i(): 'not ' f'a doc'
print(i.__doc__)
def outer():
    def inner(): pass
    class C:
        def m(self): pass
    return inner, C.m, lambda: 0
print([f.__qualname__ for f in outer()], f.__qualname__)
def rec(n): return n and rec(n - 1)
alias, rec2 = rec, rec
rec = lambda n: 'rebound'
print(alias(3))
class D:
    @property
    @staticmethod
    def weird(): return 1
print(type(D().__class__.__dict__['weird']).__name__)
