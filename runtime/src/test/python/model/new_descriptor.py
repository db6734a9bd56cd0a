# __new__ that is no plain function: asked as an attribute of the class.
class Callable:
    def __call__(self, *args):
        print("called", [a if isinstance(a, int) else a.__name__ for a in args])
        return 7


class Descriptor:
    def __get__(self, obj, cls):
        print("get", obj, cls.__name__)
        return Callable()


class A:
    __new__ = Callable()


class B:
    __new__ = Descriptor()


class C(B):
    pass


class D:
    @classmethod
    def __new__(cls, *args):
        print("classmethod", cls.__name__, len(args))
        return object.__new__(cls)


print(A(1, 2), B(3), C())
print(type(D(5)).__name__)
