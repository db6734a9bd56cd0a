# Shows virtual subclasses: registered, told by a hook, and counted again after a change.
import abc


class Sized2(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized2:
            return any("size2" in c.__dict__ for c in other.__mro__) or NotImplemented
        return NotImplemented


class A:
    size2 = 1


class B:
    pass


print(issubclass(A, Sized2), isinstance(B(), Sized2))
token = abc.get_cache_token()
print(Sized2.register(B) is B, isinstance(B(), Sized2), abc.get_cache_token() == token, B.__mro__[1:])
for act in (lambda: Sized2.register(1), lambda: A.register(B) , lambda: issubclass(1, Sized2)):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
