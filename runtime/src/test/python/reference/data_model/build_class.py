# A class statement calls the __build_class__ of the built-ins; its keywords may not repeat.
import builtins

original = builtins.__build_class__


def loud(body, name, *bases, **keywords):
    print('building', name, bases, keywords)
    return original(body, name, *bases, **keywords)


builtins.__build_class__ = loud
class A(int): x = 1
class B(A, metaclass=type): pass
builtins.__build_class__ = original
class Quiet: pass


for built in ({'__build_class__': lambda *a, **k: (a[1:], k)}, {}):
    try:
        space = {'__builtins__': built}
        exec('class Q(1, x=2): pass', space)
        print(space['Q'])
    except NameError as e:
        print(e)


class Base:
    def __init_subclass__(cls, **kw): print(kw)


class C(Base, **{'k': 1}, j=2): pass
try:
    class D(Base, **{'k': 1}, k=2): pass
except TypeError as e:
    print(e)
