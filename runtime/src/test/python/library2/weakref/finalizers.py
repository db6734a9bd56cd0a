# Shows finalizers of objects: called once, in what order, detached, and alive or dead.
import gc
import weakref


class Thing:
    pass


thing = Thing()
f = weakref.finalize(thing, print, "gone", sep="-")
print(f.alive, f.peek()[1:], f.atexit)
del thing
gc.collect()
print(f.alive, f.peek(), f())
other = Thing()
g = weakref.finalize(other, lambda a, b: a * b, 6, 7)
print(g(), g(), g.alive)
h = weakref.finalize(other, print, "never")
print(h.detach()[2], h.alive)
k = weakref.finalize(other, print, "at the end")
weakref.finalize(Thing, print, "later made, earlier called")
