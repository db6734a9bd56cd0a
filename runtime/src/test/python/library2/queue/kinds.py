# Shows the kinds of queues: order of first, last and least, being full and empty, and tasks done.
import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    q = kind()
    for item in (3, 1, 2):
        q.put(item)
    print(kind.__name__, q.qsize(), [q.get() for _ in range(3)], q.empty())
q = queue.Queue(maxsize=1)
q.put("x")
print(q.full())
for act in (lambda: q.put_nowait("y"), lambda: q.put("y", timeout=0.001), lambda: q.put("y", timeout=-1), q.get,
            q.get_nowait, lambda: q.get(timeout=0.001), q.task_done, q.task_done, q.join, queue.SimpleQueue().get_nowait):
    try:
        print("fine", act())
    except Exception as error:
        print(type(error).__name__, error)
