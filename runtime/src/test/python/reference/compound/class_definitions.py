# Class definitions: the body as a scope, decorators, keyword arguments, base expressions, __class__ cell.
def deco(c): c.decorated = True; return c
@deco
class A:
    x = 1
    y = x + 1
    for i in range(3): pass
    if True:
        def cond(self): return 'cond'
    print('body runs', __name__, __qualname__, __module__)
    def m(self): return __class__, self.__class__
print(A.decorated, A.y, A.i, A().cond(), A().m())
class B(*[A], **{}): pass
class C((lambda: A)()): pass
print(B.__bases__, C.__bases__)
def f():
    z = 'local of f'
    class Inner:
        a = z
        z = 'of class'
        b = z
    return Inner.a if hasattr(Inner, 'a') else None, Inner.b
try:
    print(f())
except NameError as e:
    print(e)
class D:
    try:
        undefined
    except NameError as e:
        print(e)
