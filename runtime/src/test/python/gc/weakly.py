# Weak references to garbage are cleared first; callbacks run unless they are garbage themselves.
import gc
import weakref


class C:
    def __del__(self):
        print('del, reference is', r() if 'r' in globals() else 'gone')


def made():
    a, b = C(), C()
    a.b, b.a = b, a
    return weakref.ref(a, lambda ref: print('called', ref())), a


r, a = made()
a.inner = weakref.ref(a, lambda ref: print('never'))
del a
gc.collect()
print(r())

values = weakref.WeakValueDictionary()
keys = weakref.WeakKeyDictionary()


class D:
    pass


d = D()
d.d = d
values['d'] = d
keys[d] = 1
print(len(values), len(keys))
del d
gc.collect()
print(len(values), len(keys))

d = D()
d.d = d
f = weakref.finalize(d, print, 'finalize')
p = weakref.proxy(d)
del d
gc.collect()
print(f.alive)
try:
    p.d
except ReferenceError as e:
    print(e)
