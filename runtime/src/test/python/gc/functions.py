# Functions go when only their own closures refer to them.
import gc
import weakref


def recursive():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)

    print(fact(5))
    return fact


def mutual():
    def even(n):
        return n == 0 or odd(n - 1)

    def odd(n):
        return n != 0 and even(n - 1)

    print(even(10), odd(7))
    return even


def own_default():
    def f(x=[]):
        return len(x)

    f.__defaults__[0].append(f)
    print(f())
    return f


def own_attribute():
    f = lambda: f.me is f
    f.me = f
    print(f())
    return f


def of_a_text():
    space = {}
    exec('def g(n):\n    return n + len(names)\nnames = [g]', space)  # a linked call of a global function pins it
    print(space['g'](3))
    return space['g']


for make in recursive, mutual, own_default, own_attribute, of_a_text:
    ref = weakref.ref(make(), lambda r: print('gone', r() is None))
    gc.collect()
    print(make.__name__, ref())
