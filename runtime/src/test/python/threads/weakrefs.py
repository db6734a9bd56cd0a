# threads follow weak references while others drop the objects: nobody gets a dead one
import gc, threading
from _weakref import ref, proxy, getweakrefs
class A:
    def __init__(self, n): self.n = n
class B(A):
    def __del__(self): self.n = -self.n
slots = [ref(A(0))] * 8
seen = [0] * 4
stop = False
errors = []
def follow(i):
    try:
        while not stop:
            for r in slots:
                o = r()
                if o is not None:
                    if ref(o) is not r and type(o) is A: errors.append('another ref')
                    seen[i] += 1
                    if len(getweakrefs(o)) < 1: errors.append('list')
                    o = None
    except BaseException as e: errors.append(repr(e))
def make(i):
    calls = 0
    def cb(w):
        nonlocal calls
        calls += 1
        if w() is not None: errors.append('alive')
    try:
        for n in range(3000):
            o = (A if n % 2 else B)(n)
            slots[n % 8] = ref(o)
            w = ref(o, cb)
            p = proxy(o)
            if p.n != n: errors.append('proxy')
            o = None
            w2, w = w, None
    except BaseException as e: errors.append(repr(e))
makers = [threading.Thread(target=make, args=(i,)) for i in range(2)]
followers = [threading.Thread(target=follow, args=(i,)) for i in range(2)]
for t in makers + followers: t.start()
for t in makers: t.join()
stop = True
for t in followers: t.join()
gc.collect()
print(errors[:5], all(r() is None for r in slots))
