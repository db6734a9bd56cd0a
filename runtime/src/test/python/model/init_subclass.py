# __init_subclass__: keywords, inheritance, implicit classmethod, the default refuses arguments.
class Base:
    registry = {}
    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry[key] = cls.__name__
        print('init', cls.__name__, key)
class A(Base, key='a'): pass
class B(A, key='b'): pass
class C(B): pass
print(Base.registry)
try:
    class D(Base, key=1, wrong=2): pass
except TypeError as e:
    print(e)
try:
    class E(x=1): pass
except TypeError as e:
    print(e)
try:
    object.__init_subclass__(1)
except TypeError as e:
    print(e)
class F:
    def __init_subclass__(cls): raise ValueError('not to be derived')
try:
    class G(F): pass
except ValueError as e:
    print(e, F.__subclasses__())
