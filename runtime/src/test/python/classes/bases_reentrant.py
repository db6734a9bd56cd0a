# mro() assigns __bases__ while __bases__ is being assigned
ready = False


class M(type):
    def mro(cls):
        global ready
        if ready == 1:
            if cls.__name__ == 'B1':
                B2.__bases__ = (B1,)
            if cls.__name__ == 'B2':
                B1.__bases__ = (B2,)
        elif ready == 2 and cls.__name__ == 'C':
            ready = 0
            C.__bases__ = (B2,)
        return type.mro(cls)


class A(metaclass=M): pass
class B1(A): pass
class B2(A): pass
class C(A): pass


ready = 1
try:
    B1.__bases__ += ()
except TypeError as e:
    print(e)
ready = 0
print(B1.__bases__, B1.__mro__, B2.__bases__, B2.__mro__)
ready = 2
C.__bases__ = (B1,)
B1.__bases__ = (C,)
print(C.__bases__, B2.__subclasses__(), B1.__subclasses__(), C.__subclasses__())
