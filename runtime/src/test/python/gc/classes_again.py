# Classes that finalizers bring back, whole or by an instance, and changes of bases and of __class__. classes: collected
import gc
import weakref

saved = []


class Base:
    pass


class Saver(type):
    def __del__(cls):
        saved.append(cls)


def save_class():
    class A(Base, metaclass=Saver):
        def f(self):
            return 'f of ' + type(self).__name__

    return weakref.ref(A())


def save_instance():
    class B(Base):
        def __init__(self):
            self.me = self

        def __del__(self):
            saved.append(self)

        def f(self):
            return 'f of ' + type(self).__name__

    return weakref.ref(B())


def new_instance():
    class C(Base):
        def f(self):
            return 'f of ' + type(self).__name__

    class D(Base):
        def __del__(self):
            saved.append(C())

    d = D()
    d.d = d
    return weakref.ref(d)


save_class()
gc.collect()
print(saved[0]().f(), [c.__name__ for c in Base.__subclasses__()])
saved.clear()
for f in save_instance, new_instance:
    f()
    gc.collect()
    gc.collect()
    print(saved[0].f())
    saved.clear()
gc.collect()
gc.collect()
print([c.__name__ for c in Base.__subclasses__()])


def other_bases():
    class Old:
        def f(self):
            return 'old'

    class New:
        def f(self):
            return 'new'

    class C(Old):
        pass

    c = C()
    print(c.f())
    C.__bases__ = New,
    print(c.f())
    c.__class__ = New
    print(c.f(), type(c).__name__)
    return weakref.ref(New)


r = other_bases()
gc.collect()
print(r())
