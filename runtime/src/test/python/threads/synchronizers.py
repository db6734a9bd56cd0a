# the library's threading: Event, Condition, Semaphore, Barrier, Timer, RLock
import threading, time
e = threading.Event(); out = []
def waiter(): out.append(e.wait(5))
t = threading.Thread(target=waiter); t.start(); e.set(); t.join(); print(out, e.is_set(), e.wait(0)); e.clear(); print(e.wait(0.01))
c = threading.Condition(); items = []
def consumer():
    with c:
        while not c.wait_for(lambda: items, 5): pass
        out.append(items.pop())
ts = [threading.Thread(target=consumer) for _ in range(3)]
for t in ts: t.start()
for i in range(3):
    with c: items.append(i); c.notify()
for t in ts: t.join()
print(sorted(out[1:]), items)
s = threading.BoundedSemaphore(2); print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.release(), s.release())
try: s.release()
except ValueError as x: print(x)
b = threading.Barrier(3, action=lambda: out.append('all')); r = []
ts = [threading.Thread(target=lambda: r.append(b.wait())) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(r), out[-1], b.n_waiting, b.broken); b.abort()
try: b.wait()
except threading.BrokenBarrierError: print('broken')
tm = threading.Timer(0.01, lambda: out.append('timer')); tm.start(); tm.join(); print(out[-1]); tm = threading.Timer(10, print); tm.start(); tm.cancel(); tm.join()
l = threading.RLock(); l.acquire(); l.acquire(); print(l._is_owned(), repr(l).split(' at')[0].split('owner')[0]); l.release(); l.release()
for f in (l.release, threading.Lock().release, lambda: threading.Thread().join(), lambda: threading.current_thread().join(), lambda: c.notify(), lambda: threading.Lock().acquire(False, 1)):
    try: f()
    except Exception as x: print(type(x).__name__, x)
