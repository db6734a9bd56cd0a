# Locks make read-modify-write sequences whole.
import threading

lock = threading.Lock()
total = 0

def add(n):
    global total
    for _ in range(n):
        with lock:
            total += 1

ts = [threading.Thread(target=add, args=(2000,)) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(total)
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
lock.release()
print(lock.locked())
try:
    lock.release()
except RuntimeError as e:
    print(e)
r = threading.RLock()
with r:
    with r:
        print("reentered")
try:
    r.release()
except RuntimeError as e:
    print(e)
e = threading.Event()
got = []

def waiter():
    e.wait()
    got.append("woken")

t = threading.Thread(target=waiter)
t.start()
e.set()
t.join()
print(got, e.is_set(), e.wait(0))
