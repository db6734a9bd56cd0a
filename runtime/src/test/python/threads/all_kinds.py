# Every kind of thing in threading, once.
import threading, time, _thread
def w(n, out):
    s = 0
    for i in range(n): s += i
    out.append(s)
out=[]
ts=[threading.Thread(target=w,args=(100000,out)) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(out, [t.is_alive() for t in ts])
lock=threading.Lock(); cnt=0
def inc():
    global cnt
    for _ in range(5000):
        with lock: cnt+=1
ts=[threading.Thread(target=inc) for _ in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(cnt)
ev=threading.Event(); res=[]
def waiter(): res.append(ev.wait(5))
t=threading.Thread(target=waiter); t.start(); time.sleep(0.05); ev.set(); t.join(); print(res, ev.wait(0), ev.is_set())
ev.clear(); print(ev.wait(0.01))
sem=threading.Semaphore(2); act=0; mx=0; l2=threading.Lock()
def s():
    global act,mx
    with sem:
        with l2:
            act+=1; mx=max(mx,act)
        time.sleep(0.005)
        with l2: act-=1
ts=[threading.Thread(target=s) for _ in range(6)]
[t.start() for t in ts]; [t.join() for t in ts]
print(mx<=2)
b=threading.Barrier(3); order=[]
def bw(i):
    order.append(b.wait())
ts=[threading.Thread(target=bw,args=(i,)) for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sorted(order), b.n_waiting, b.broken)
c=threading.Condition(); q=[]
def cons():
    for _ in range(5):
        with c:
            while not q: c.wait()
            got.append(q.pop(0))
got=[]
t=threading.Thread(target=cons); t.start()
for i in range(5):
    with c:
        q.append(i); c.notify()
    time.sleep(0.002)
t.join(); print(got)
r=threading.RLock()
with r:
    with r: print("re")
try: r.release()
except RuntimeError as e: print(e)
lo=threading.local(); lo.x=1
def lt():
    try: lo.x
    except AttributeError as e: print(type(e).__name__)
    lo.x=2; print(lo.__dict__)
t=threading.Thread(target=lt); t.start(); t.join(); print(lo.x)
class L(threading.local):
    def __init__(self, a, b=0): self.a=a; self.b=b
l3=L(1,b=2)
def lt2():
    print(l3.a,l3.b); l3.a=5
t=threading.Thread(target=lt2); t.start(); t.join(); print(l3.a)
tm=threading.Timer(0.01,print,["timer"]); tm.start(); tm.join()
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count(), [t.name for t in threading.enumerate()])
t=threading.Thread(target=print, name="bob", daemon=True); print(t.name,t.daemon,t.is_alive(),t.ident)
try: t.join()
except RuntimeError as e: print(e)
t.start(); t.join()
try: t.start()
except RuntimeError as e: print(e)
print(lock.acquire(False), lock.acquire(False), lock.acquire(timeout=0.01), lock.locked()); lock.release()
try: lock.release()
except RuntimeError as e: print(e)
class T(threading.Thread):
    def run(self): print("run", self.name)
t=T(name="sub"); t.start(); t.join()
bs=threading.BoundedSemaphore(1)
try: bs.release()
except ValueError as e: print(e)
def hook(args): print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)
threading.excepthook=hook
def bad(): raise ValueError("v")
t=threading.Thread(target=bad,name="bad"); t.start(); t.join()
threading.excepthook=threading.__excepthook__
