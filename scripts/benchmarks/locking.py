"""What locks cost: containers of one thread while others exist, and containers of two threads.

As a program: locking.py CASE THREADS SECONDS prints nanoseconds of processor time an operation, the best of
several rounds. locking.py CASE scaling SECONDS measures one thread and two in turns, on the same compiled
code, and prints nanoseconds with one and with two, and what two get done as a multiple of one, by processor time
and by wall time: medians of the rounds. scripts/locking compares configurations.
"""

import statistics
import sys
import threading
import time

STEP = 20000
PART = 256


def append(shared, index):
    items = []
    for i in range(STEP):
        items.append(i)
    return STEP


def read(d):
    t = 0
    for i in range(STEP // 4):
        t += d['a'] + d['b'] + d['c'] + d['d']
    return STEP


def write(d):
    for i in range(STEP // 4):
        d['a'] = i
        d['b'] = i
        d['c'] = i
        d['d'] = i
    return STEP


def get(shared, index):
    return read({'a': 1, 'b': 2, 'c': 3, 'd': 4})


def put(shared, index):
    return write({'a': 1, 'b': 2, 'c': 3, 'd': 4})


def shared_get(shared, index):
    return read(shared[0])


def shared_index(shared, index):
    items = shared[1]
    t = 0
    for i in range(STEP // 4):
        t += items[0] + items[1] + items[2] + items[3]
    return STEP


class Point:
    def __init__(self, a, b, c, d):
        self.a, self.b, self.c, self.d = a, b, c, d


def shared_attribute(shared, index):
    p = shared[2]
    t = 0
    for i in range(STEP // 4):
        t += p.a + p.b + p.c + p.d
    return STEP


def shared_objects(shared, index):
    """Objects of the main thread, those of another part of the list in each thread."""
    items = shared[3]
    for i in range(STEP // PART):
        for k in range(index * PART, index * PART + PART):
            x = items[k]
    return STEP // PART * PART


def shared_put(shared, index):
    return write(shared[0])


def shared_count(shared, index):
    """Reads and writes in turns."""
    p = shared[2]
    for i in range(STEP // 2):
        p.a += 1
        p.b += 1
    return STEP


def disjoint_append(shared, index):
    return append(shared, index)


CASES = {'append': append, 'get': get, 'set': put, 'shared-get': shared_get,
         'shared-index': shared_index, 'shared-attribute': shared_attribute, 'shared-objects': shared_objects,
         'shared-set': shared_put, 'shared-count': shared_count, 'disjoint': disjoint_append}


def shared_by(threads, number):
    return ({'a': number, 'b': number + 1, 'c': number + 2, 'd': number + 3}, [number + i for i in range(4)],
            Point(number, number + 1, number + 2, number + 3), [('object', i) for i in range(threads * PART)])


def bench():
    shared = shared_by(1, 1)
    for case in CASES.values():
        case(shared, 0)


def worker(case, shared, index, seconds, start, results):
    end = time.perf_counter() + 0.6
    while time.perf_counter() < end:
        case(shared, index)
    start.wait()
    n = 0
    cpu = time.thread_time()
    begin = time.perf_counter()
    end = begin + seconds
    while (now := time.perf_counter()) < end:
        n += case(shared, index)
    results[index] = n, now - begin, time.thread_time() - cpu


def measure(name, threads, seconds):
    case = CASES[name]
    # More numbers than the small ones, and objects that the main thread made.
    shared = shared_by(threads, 1001)
    stop = threading.Event()
    idle = threading.Thread(target=stop.wait)  # threads are present
    idle.start()
    start = threading.Barrier(threads)
    results = [None] * threads
    crew = [threading.Thread(target=worker, args=(case, shared, i, seconds, start, results))
            for i in range(threads)]
    for t in crew:
        t.start()
    for t in crew:
        t.join()
    stop.set()
    idle.join()
    rate = sum(n / wall for n, wall, cpu in results)
    nanos = 1e9 * sum(cpu for n, wall, cpu in results) / sum(n for n, wall, cpu in results)
    return rate, nanos


def scaling(name, seconds):
    measure(name, 2, seconds)
    figures = []
    for _ in range(5):
        (rate, nanos), (rate_of_two, nanos_of_two) = measure(name, 1, seconds), measure(name, 2, seconds)
        figures.append((nanos, nanos_of_two, 2 * nanos / nanos_of_two, rate_of_two / rate))
    print(*map(statistics.median, zip(*figures)))


if __name__ == '__main__':
    if sys.argv[2] == 'scaling':
        scaling(sys.argv[1], float(sys.argv[3]))
    else:
        print(min(measure(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))[1] for _ in range(5)))
