# queue.Queue, PriorityQueue, LifoQueue, concurrent.futures
import queue, threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED
q = queue.Queue(maxsize=2); got = []
def consume():
    while True:
        x = q.get()
        if x is None: break
        got.append(x); q.task_done()
    q.task_done()
ts = [threading.Thread(target=consume) for _ in range(2)]
for t in ts: t.start()
for i in range(50): q.put(i)
for t in ts: q.put(None)
q.join()
for t in ts: t.join()
print(sorted(got) == list(range(50)), q.empty(), q.qsize(), q.full())
for f in (lambda: q.get_nowait(), lambda: q.get(timeout=.01), lambda: [q.put_nowait(i) for i in range(3)], lambda: q.task_done() or q.task_done() or q.task_done(), lambda: q.get(timeout=-1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
p = queue.PriorityQueue(); l = queue.LifoQueue()
for x in (3, 1, 2): p.put(x); l.put(x)
print([p.get() for _ in range(3)], [l.get() for _ in range(3)])
with ThreadPoolExecutor(4) as ex:
    print(list(ex.map(pow, range(6), [2] * 6)), ex.submit(sum, [1, 2]).result(), sorted(f.result() for f in as_completed([ex.submit(len, 'a' * i) for i in range(4)])))
    f = ex.submit(lambda: 1 / 0); print(type(f.exception()).__name__, f.done(), f.cancelled())
    d, nd = wait([ex.submit(int, '7')], return_when=FIRST_COMPLETED); print([x.result() for x in d], nd)
    f = ex.submit(str, 1); f.add_done_callback(lambda f: got.append(f.result())); f.result()
print(got[-1])
try: ex.submit(print)
except RuntimeError as e: print(e)
