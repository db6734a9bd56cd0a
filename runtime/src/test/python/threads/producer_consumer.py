# A queue by hand with a condition.
import threading

items, cond, out = [], threading.Condition(), []

def producer(n):
    for i in range(n):
        with cond:
            items.append(i)
            cond.notify()
    with cond:
        items.append(None)
        cond.notify()

def consumer():
    while True:
        with cond:
            while not items:
                cond.wait()
            x = items.pop(0)
        if x is None:
            return
        out.append(x * x)

c = threading.Thread(target=consumer)
p = threading.Thread(target=producer, args=(50,))
c.start(); p.start()
p.join(); c.join()
print(out == [i * i for i in range(50)], len(out))
sem = threading.Semaphore(2)
print(sem.acquire(), sem.acquire(), sem.acquire(blocking=False))
sem.release()
print(sem.acquire(blocking=False))
b = threading.Barrier(2)
t = threading.Thread(target=b.wait)
t.start()
b.wait()
t.join()
print("barrier passed")
