# Garbage is found without being asked for.
import gc
import weakref


class Node:
    def __init__(self):
        self.me = self


seen = []
ref = weakref.ref(Node(), seen.append)
rounds = 0
while not seen and rounds < 3000000:
    Node()
    rounds += 1
print(ref(), len(seen), rounds < 3000000)

gc.disable()
del seen[:]
ref = weakref.ref(Node(), seen.append)
for i in range(50000):
    Node()
print(len(seen))
gc.enable()
print(gc.collect() > 100000 // 2)
