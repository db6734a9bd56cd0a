# Callbacks, comparisons and wrapped things that are numbers, which the runtime has no objects for.
import functools
import gc
import sys
import weakref


class Node:
    pass


sys.unraisablehook = lambda u: print(type(u.exc_value).__name__, u.exc_value, '|', u.object)
for callback in 5, -1, 2.5, True, 2**70, 'text':
    node = Node()
    ref, proxy = weakref.ref(node, callback), weakref.proxy(node, callback)
    print(ref.__callback__, ref.__callback__ == callback, type(ref.__callback__).__name__)
    del ref, proxy
    ref = weakref.ref(node, callback)
    del node
    gc.collect()
    print(ref())

for compare in 7, 1.5, None:
    key = functools.cmp_to_key(compare)
    a, b = key(1), key(2.5)
    print(a.obj, b.obj)
    try:
        a < b
    except TypeError as e:
        print(e)
    del a, b, key
gc.collect()


class Wrapped:
    number = classmethod(3)
    static = staticmethod(2.5)
    prop = property(4, 5.5, 6, 7)


w = Wrapped()
for access in (lambda: w.number(), lambda: w.static, lambda: w.static(), lambda: w.prop, lambda: setattr(w, 'prop', 1),
               lambda: delattr(w, 'prop'), lambda: Wrapped.prop.__doc__, lambda: Wrapped.prop.fget):
    try:
        print(access())
    except TypeError as e:
        print(e)

prop = Wrapped.__dict__['prop']
for getter in (lambda self: 'first'), (lambda self: 'second'), None:
    prop.__init__(getter, doc=8)
    try:
        print([w.prop for _ in range(3)], prop.__doc__, prop.fset)
    except AttributeError as e:
        print(e)


class Changes:
    @property
    def me(self):
        Changes.__dict__['me'].__init__(lambda self: 2)
        gc.collect()
        return [1]


print([Changes().me for _ in range(3)])
