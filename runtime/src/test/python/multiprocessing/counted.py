# semaphores of the system among threads: as a counter, and as a lock that its thread may take again
import os
import threading
import time
from _multiprocessing import SemLock

RECURSIVE_MUTEX, SEMAPHORE = 0, 1
name = f'/counted-{os.getpid()}-{time.monotonic_ns()}'


class Counted(SemLock):
    pass


c = Counted(SEMAPHORE, 0, 5, name, True)
total = []


def count():
    for _ in range(200):
        c.acquire()
        total.append(1)


threads = [threading.Thread(target=count) for _ in range(4)]
for t in threads:
    t.start()
for _ in range(800):
    while c._get_value() >= 5:
        time.sleep(0)
    c.release()
for t in threads:
    t.join()
print(len(total), c._count(), c._get_value())

lock = SemLock(RECURSIVE_MUTEX, 1, 1, name, True)
inside = 0
worst = 0


def enter():
    global inside, worst
    for _ in range(2000):
        with lock, lock:
            inside += 1
            worst = max(worst, inside)
            inside -= 1


threads = [threading.Thread(target=enter) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(worst, inside, lock._count(), lock._get_value())
