# Metaclasses: __prepare__, keyword arguments, __call__, derived metaclass, conflicts, functions as metaclass.
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print('prepare', name, kw)
        return {'prepared': name}
    def __new__(mcls, name, bases, ns, **kw):
        print('new', name, sorted(k for k in ns if not k.startswith('__')))
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print('init', name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *args):
        print('call', args)
        return super().__call__(*args)
    def __getattr__(cls, name): return f'meta {name}'
    @property
    def p(cls): return 'p of ' + cls.__name__
class A(metaclass=Meta, flag=1):
    x = 1
    def __init__(self, v): self.v = v
print(A(5).v, A.missing, A.p, A.prepared, type(A).__name__)
class B(A): y = 2
class Meta2(Meta): pass
class C(B, metaclass=Meta2): pass
print(type(C).__name__, type(B).__name__)
class Other(type): pass
try:
    class D(A, metaclass=Other): pass
except TypeError as e:
    print(e)
def function(name, bases, ns): return name, bases, sorted(k for k in ns if not k.startswith('__'))
class E(metaclass=function): z = 1
print(E)
try:
    A(1).p
except AttributeError as e:
    print(e)
try:
    class F(metaclass=1): pass
except TypeError as e:
    print(e)
