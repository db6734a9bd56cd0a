# Shows cycles collected: with finalizers, brought back to life, with weak references and call-backs.
import gc
import weakref

gc.disable()
gc.collect()


class Node:
    kept = None

    def __init__(self, name):
        self.name, self.me = name, self

    def __del__(self):
        print("del", self.name)
        if self.name == "revived":
            Node.kept = self


n = Node("plain")
ref = weakref.ref(n, lambda r: print("call-back", r()))
del n
print(ref() is None)
gc.collect()
print(ref() is None, gc.isenabled())
r = Node("revived")
del r
gc.collect()
print(Node.kept.name, Node.kept.me is Node.kept)
Node.kept = None
gc.collect()
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("s"), gc.garbage)
gc.enable()
try:
    gc.collect(5)
except ValueError as error:
    print(error)
