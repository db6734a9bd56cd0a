# SimpleQueue between threads; gc looks at objects
import gc, threading
from _queue import SimpleQueue, Empty
q = SimpleQueue(); out = []
def consume():
    while (x := q.get()) is not None: out.append(x)
ts = [threading.Thread(target=consume) for _ in range(3)]
for t in ts: t.start()
for i in range(1000): q.put(i)
for t in ts: q.put(None)
for t in ts: t.join()
print(sorted(out) == list(range(1000)), q.qsize(), q.empty())
for f in (q.get_nowait, lambda: q.get(False), lambda: q.get(timeout=0.01), lambda: q.get(timeout=-1), lambda: q.get(timeout='x'), lambda: SimpleQueue(1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(Empty, Empty.__mro__[1], SimpleQueue[int]); q.put(1, timeout=3); q.put_nowait(item=2); print(q.get(), q.get(block=True), q.qsize())
class A: pass
a = A(); a.x = [a2 := A()]
print(any(o is a for o in gc.get_objects()), gc.get_referents([a2])[0] is a2, any(o is a.x for o in gc.get_referrers(a2)), gc.get_referents(1))
print(gc.is_tracked(a), gc.is_tracked(1), gc.is_finalized(a), gc.isenabled(), len(gc.get_stats()), gc.get_debug())
for f in (lambda: gc.collect(5), lambda: gc.get_objects(3), lambda: gc.get_objects(-2), lambda: gc.collect('a')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
gc.callbacks.append(lambda phase, info: print(phase, sorted(info))); gc.collect(); gc.callbacks.clear()
