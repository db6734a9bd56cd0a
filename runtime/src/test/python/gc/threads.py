# Threads make garbage, die, and others collect it.
import gc
import threading


class Node:
    alive = 0

    def __init__(self, other=None):
        self.other = other
        with lock:
            Node.alive += 1

    def __del__(self):
        with lock:
            Node.alive -= 1


lock = threading.RLock()
shared = []


def work(n):
    for i in range(n):
        a = Node()
        b = Node(a)
        a.other = b
        shared.append((a, [b]))
        if i % 50 == 0:
            gc.collect(i % 3)
        if i % 3 == 0:
            shared.pop()


threads = [threading.Thread(target=work, args=(400,)) for i in range(4)]
for t in threads:
    t.start()
for i in range(20):
    gc.collect()
for t in threads:
    t.join()
del threads, t
gc.collect()
print(len(shared), Node.alive == 2 * len(shared))
shared.clear()
gc.collect()
print(Node.alive)
