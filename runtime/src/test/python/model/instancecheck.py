# __instancecheck__ and __subclasscheck__ on a metaclass; abstract classes' registration; tuples and unions.
class Meta(type):
    def __instancecheck__(cls, obj): print('instance?'); return obj == 1
    def __subclasscheck__(cls, sub): print('subclass?'); return sub is int
class A(metaclass=Meta): pass
print(isinstance(1, A), isinstance(2, A), isinstance(A(), A), issubclass(int, A), issubclass(str, A))
print(isinstance(1, (str, int)), isinstance(1, str | int), isinstance(None, int | None), issubclass(bool, (str, (float, int))), isinstance(1, ()))
for f in (lambda: isinstance(1, 1), lambda: issubclass(1, int), lambda: issubclass(int, 1), lambda: isinstance(1, (int, 1)), lambda: isinstance('a', (int, 1)), lambda: isinstance(1, list[int])):
    try:
        print(f())
    except TypeError as e:
        print(e)
from abc import ABC, abstractmethod
class B(ABC):
    @abstractmethod
    def f(self): pass
    @classmethod
    def __subclasshook__(cls, c): return True if hasattr(c, 'quack') else NotImplemented
class Duck: quack = 1
class Other: pass
print(isinstance(Duck(), B), isinstance(Other(), B), B.register(Other) is Other, isinstance(Other(), B), issubclass(Duck, B))
try:
    B()
except TypeError as e:
    print(e)
