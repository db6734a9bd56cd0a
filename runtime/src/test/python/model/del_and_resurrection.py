# __del__: when it runs, errors in it, an object that comes back.; counts: immediate
import sys
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
d = D('a')
d = D('b')
e = d
del d
print('still there')
del e
def f():
    x = D('local')
    return 1
print(f())
[D('in list')]
print('after list')
kept = []
class R:
    def __del__(self):
        print('resurrected')
        kept.append(self)
r = R()
del r
print(len(kept), type(kept[0]).__name__)
kept.clear()
print('dropped again, __del__ runs once')
class E:
    def __del__(self): raise ValueError('in del')
sys.unraisablehook = lambda info: print('unraisable', type(info.exc_value).__name__, info.exc_value, info.object.__qualname__)
E()
print('end')
