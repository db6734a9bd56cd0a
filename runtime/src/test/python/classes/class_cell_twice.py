# A class body whose own __class__ cell and an outer one meet; a class that mro() uses.
class Outer:
    def nested(self):
        class Inner:
            seen = __class__

            def own(self):
                return __class__

        return Inner


I = Outer().nested()
print(I.seen is Outer, I().own() is I)


def rebind():
    __class__ = 1

    class X:
        nonlocal __class__
        __class__ = 42

        def f(self):
            return __class__

    return __class__, X().f() is X


print(rebind())


class Meta(type):
    def mro(cls):
        print(cls.__dict__["name"](), cls.__mro__)
        return super().mro()


class A(metaclass=Meta):
    def name():
        return __class__.__name__


class Incomplete(type):
    def mro(cls):
        if cls.__name__ != "Sub":
            try:
                class Sub(cls):
                    pass
            except TypeError as e:
                print(e)
        return type.mro(cls)


class B(metaclass=Incomplete):
    pass
