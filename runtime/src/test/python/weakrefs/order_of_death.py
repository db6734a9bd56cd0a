# callbacks, __del__, slots and containers: what happens in which order; counts: immediate
import weakref
log = []
class A:
    def __init__(self, name): self.name = name
    def __del__(self): log.append('del ' + self.name)
a = A('a'); b = A('b'); a.other = b
ra = weakref.ref(a, lambda r: log.append('cb a')); rb = weakref.ref(b, lambda r: log.append('cb b'))
del b; del a; print(log); log.clear()
l = [A('1'), A('2'), A('3')]; refs = [weakref.ref(x, lambda r, i=i: log.append(i)) for i, x in enumerate(l)]; l.clear(); print(log); log.clear()
class R(A):
    def __del__(self):
        log.append('resurrect'); keep.append(self)
keep = []; r = R('r'); w = weakref.ref(r, lambda x: log.append('cb r')); del r; print(log, w() is keep[0]); keep.clear(); print(log, w()); log.clear()
def gen():
    try: yield 1
    finally: log.append('finally')
g = gen(); next(g); w = weakref.ref(g, lambda x: log.append('cb g')); del g; print(log); log.clear()
class Bad: pass
import sys
sys.unraisablehook = lambda u: log.append(type(u.exc_value).__name__)
x = Bad(); w = weakref.ref(x, lambda r: 1 / 0); del x; print(log); log.clear()
x = Bad(); w = weakref.ref(x, lambda r: log.append('late')); del w; del x; print(log)
