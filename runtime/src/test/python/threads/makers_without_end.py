"""What makes generators and coroutines without end still lets the world stop."""
import collections
import gc
import os
import sys
import threading


async def fib(n):
    return n if n < 2 else await fib(n - 1) + await fib(n - 2)


def tree(n):
    yield n
    if n:
        yield from tree(n - 1)
        yield from tree(n - 1)


begun = threading.Semaphore(0)


def run(work):
    begun.release()
    work()


for work in (lambda: fib(90).send(None),
             lambda: collections.deque(tree(90), maxlen=0)):
    threading.Thread(target=run, args=(work,), daemon=True).start()
    begun.acquire()
    for _ in range(3):
        gc.collect()
print("collected beside", threading.active_count() - 1)
sys.stdout.flush()
os._exit(0)
