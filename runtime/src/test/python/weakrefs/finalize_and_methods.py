# weakref.finalize and WeakMethod
import gc, weakref
class A:
    def m(self): return 'm'
    def __del__(self): print('del')
a = A(); f = weakref.finalize(a, print, 'finalized', end='!\n'); print(f.alive, f.peek()[1] is print, f.atexit)
del a; gc.collect(); print(f.alive, f(), f.peek())
a = A(); f = weakref.finalize(a, lambda *x: x, 1, 2); print(f(), f.alive); f2 = weakref.finalize(a, print, 'never'); print(f2.detach() is not None, f2.alive); del a; gc.collect()
a = A(); w = weakref.WeakMethod(a.m, lambda r: print('method gone', r() is None)); print(w()(), w() == a.m, w == weakref.WeakMethod(a.m)); del a; gc.collect(); print(w())
e = A(); weakref.finalize(e, print, 'at exit')
g = A(); h = weakref.finalize(g, print, 'not at exit'); h.atexit = False
print('end')
