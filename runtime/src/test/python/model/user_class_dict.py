# Class objects: __dict__, __bases__, __mro__, __doc__, __annotations__, attributes inherited and shadowed.
class A:
    "doc"
    x: int = 1
    y: 'str'
    def f(self): pass
class B(A):
    x = 2
print(sorted(k for k in A.__dict__ if not k.startswith('__')), A.__doc__, B.__doc__, A.__annotations__, B.__annotations__ if '__annotations__' in B.__dict__ else None)
print(B.__bases__, B.__mro__, B.__base__, A.__subclasses__(), A.__module__, B.__qualname__, type(A.__dict__))
b = B()
print(b.x, b.__dict__, vars(b))
b.x = 3
print(b.x, B.x, A.x, b.__dict__)
del b.x
print(b.x)
del B.x
print(b.x)
for f in (lambda: A.__dict__.update(a=1), lambda: setattr(A, '__dict__', {}), lambda: delattr(b, 'x'), lambda: b.nope, lambda: A.nope):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
B.g = lambda self: 'added'
print(b.g(), B.g.__qualname__)
