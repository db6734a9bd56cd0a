# What holds a class: an instance, a subclass, a function of it with its cell. classes: collected
import gc
import weakref


def make():
    class A:
        def method(self):
            return 'method'

        def named(self):
            return __class__.__name__

    return A


def check(ref, text):
    gc.collect()
    print(text, ref() is not None)


A = make()
ref = weakref.ref(A)
instances = [A()]
del A
check(ref, 'instance')
print(instances[0].method(), instances[0].named(), type(instances[0]).__name__)
instances.append(type('Sub', (ref(),), {})())
del instances[0]
check(ref, 'instance of a subclass')
print(instances[0].method(), instances[0].named())
bound = instances.pop().method
check(ref, 'bound method')
print(bound())
del bound
check(ref, 'nothing')

A = make()
ref = weakref.ref(A)
f, g = A.method, A.named
del A
check(ref, 'functions, one with the cell')
print(g(0))
del g
check(ref, 'function')
print(f(0))

A = make()
ref = weakref.ref(A)
a = A()
a.method()
A.method = lambda self: 'other'
print(a.method())
del A.method
print(hasattr(a, 'method'), a.named())
a.__dict__['me'] = a
values = weakref.WeakValueDictionary(key=A)
keys = weakref.WeakKeyDictionary({A: 1})
del A, a
check(ref, 'nothing')
print(len(values), len(keys))
