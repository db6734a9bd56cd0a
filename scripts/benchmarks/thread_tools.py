"""What the tools for threads cost: queues, locks, events, pools, starting a thread; and sharing.

As a program: thread_tools.py [ROUNDS [CASE ...]] prints the best of so many rounds (30), elapsed and of
processor time. Run it under each Python that is to be compared, one after the other.
"""

import queue
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

WORDS = ('the quick brown fox jumps over the lazy dog ' * 2000).split()


def together(*calls):
    threads = [threading.Thread(target=call, args=args) for call, *args in calls]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def fill(q, n):
    for i in range(n):
        q.put(i)
    q.put(None)


def drain(q):
    while q.get() is not None:
        pass


def bounded_queue():
    q = queue.Queue(100)
    together((fill, q, 20_000), (drain, q))


def simple_queue():
    q = queue.SimpleQueue()
    together((fill, q, 50_000), (drain, q))


def contended_lock():
    lock = threading.Lock()
    count = 0

    def work():
        nonlocal count
        for _ in range(100_000):
            with lock:
                count += 1

    together((work,), (work,))
    assert count == 200_000


def executor():
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda n: n * n, range(5000))) == 41_654_167_500


def start_and_join():
    for _ in range(500):
        together((int,))


def ping_pong():
    ping, pong = threading.Event(), threading.Event()

    def answer():
        for _ in range(3000):
            ping.wait()
            ping.clear()
            pong.set()

    def ask():
        for _ in range(3000):
            ping.set()
            pong.wait()
            pong.clear()

    together((answer,), (ask,))


def primes(low, high, found):
    for n in range(low, high):
        k = 2
        while k * k <= n:
            if n % k == 0:
                break
            k += 1
        else:
            found.append(n)


def one_list_of_results():
    found = []
    together(*((primes, 2 + i * 20_000, 2 + (i + 1) * 20_000, found) for i in range(4)))
    assert len(found) == 7837


def count_words():
    counts = {}
    for word in WORDS:
        counts[word] = counts.get(word, 0) + 1


def shared_words():
    together(*((count_words,) for _ in range(4)))


def add_up(totals):
    for k in range(50_000):
        totals[k % 1000] = totals.get(k % 1000, 0) + 1


def shared_dict():
    totals = {}
    together((add_up, totals), (add_up, totals))


CASES = {case.__name__: case for case in (
    bounded_queue, simple_queue, contended_lock, executor, start_and_join, ping_pong, one_list_of_results,
    shared_words, shared_dict)}


def bench():
    bounded_queue()


def measure(case, rounds):
    elapsed = processor = float('inf')
    for _ in range(rounds):
        start, cpu = time.perf_counter(), time.process_time()
        case()
        elapsed = min(elapsed, time.perf_counter() - start)
        processor = min(processor, time.process_time() - cpu)
    return elapsed * 1e3, processor * 1e3


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    for name in sys.argv[2:] or CASES:
        print('%-22s %9.1f ms elapsed %9.1f ms of processor time' % (name, *measure(CASES[name], rounds)), flush=True)


if __name__ == '__main__':
    main()
