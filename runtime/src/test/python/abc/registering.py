# abstract base classes: abstract methods, registration, subclass hooks, caches
from abc import ABC, ABCMeta, abstractmethod, abstractproperty, get_cache_token, update_abstractmethods
class A(ABC):
    @abstractmethod
    def f(self): ...
    @property
    @abstractmethod
    def p(self): ...
    @classmethod
    @abstractmethod
    def c(cls): ...
for cls in (A, type('B', (A,), {'f': 1}), type('C', (A,), {'f': 1, 'p': 2})):
    try: cls()
    except TypeError as e: print(e)
class D(A): f = p = c = None
print(D().f, sorted(A.__abstractmethods__), D.__abstractmethods__, isinstance(D(), A), issubclass(int, A))
t = get_cache_token(); print(A.register(int) is int, get_cache_token() == t, issubclass(int, A), isinstance(True, A), issubclass(str, A), int in A.__subclasses__())
for f in (lambda: A.register(1), lambda: int.register(A), lambda: issubclass(1, A), lambda: D.register(A)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class H(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C): return any('quack' in B.__dict__ for B in C.__mro__) or NotImplemented
class Duck: quack = 1
print(issubclass(Duck, H), issubclass(int, H), isinstance(Duck(), H)); H.register(float); print(isinstance(1.5, H))
class Sub(H): pass
Sub.register(list); print(issubclass(list, H), issubclass(dict, H))
class W(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C): return 1
try: issubclass(int, W)
except AssertionError as e: print(e)
A.f.__isabstractmethod__; D2 = type('D2', (A,), {}); D2.f = D2.p = D2.c = 1; update_abstractmethods(D2); print(D2().f)
