# Threads inside built-ins that draw from generators for ever let another one collect garbage.
import collections
import gc
import threading

stop = False


def numbers():
    n = 0
    while not stop:
        n += 1
        yield n


def passed_on():
    yield from (n + 1 for n in numbers())


threads = [
    threading.Thread(target=collections.deque, args=(source(), 0)) for source in (numbers, passed_on)
]
for thread in threads:
    thread.start()
for _ in range(10):
    gc.collect()
stop = True
for thread in threads:
    thread.join()
print("collected")
