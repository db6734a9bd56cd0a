# Pipelines of threads: bounded buffers, conditions, semaphores, barriers, events, locals, errors in threads.

import threading


class BoundedBuffer:
    def __init__(self, size):
        self.items, self.size, self.closed = [], size, False
        self.lock = threading.Lock()
        self.not_full = threading.Condition(self.lock)
        self.not_empty = threading.Condition(self.lock)
        self.most = 0

    def put(self, item):
        with self.not_full:
            self.not_full.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.most = max(self.most, len(self.items))
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                if self.closed:
                    raise EOFError
                self.not_empty.wait()
            item = self.items.pop(0)
            self.not_full.notify()
            return item

    def close(self):
        with self.lock:
            self.closed = True
            self.not_empty.notify_all()

    def __iter__(self):
        try:
            while True:
                yield self.get()
        except EOFError:
            return


class Stage(threading.Thread):
    def __init__(self, function, source, sink, workers_left):
        super().__init__(name=function.__name__)
        self.function, self.source, self.sink, self.workers_left = function, source, sink, workers_left
        self.count = 0
        self.failures = []

    def run(self):
        for item in self.source:
            try:
                for result in self.function(item):
                    self.sink.put(result)
            except Exception as e:
                self.failures.append((item, repr(e)))
            self.count += 1
        with self.workers_left.lock:
            self.workers_left.n -= 1
            last = self.workers_left.n == 0
        if last:
            self.sink.close()


class Counter:
    def __init__(self, n):
        self.n, self.lock = n, threading.Lock()


def split(line):
    for word in line.split():
        yield word


def clean(word):
    if word.isdigit():
        raise ValueError(word)
    word = word.strip('.,!?').lower()
    if word:
        yield word


def pair(word):
    yield word, len(word)


def pipeline(lines, *stages, workers=2, size=3):
    buffers = [BoundedBuffer(size) for _ in range(len(stages) + 1)]
    threads = []
    for i, function in enumerate(stages):
        left = Counter(workers)
        threads += [Stage(function, buffers[i], buffers[i + 1], left) for _ in range(workers)]
    for thread in threads:
        thread.start()

    def feed():
        for line in lines:
            buffers[0].put(line)
        buffers[0].close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    results = list(buffers[-1])
    for thread in [feeder, *threads]:
        thread.join()
    failures = sorted(f for t in threads for f in t.failures)
    return results, failures, all(b.most <= size for b in buffers), sum(t.count for t in threads)


def philosophers(n, meals):
    forks = [threading.Lock() for _ in range(n)]
    eaten = [0] * n
    waiter = threading.BoundedSemaphore(n - 1)

    def dine(i):
        for _ in range(meals):
            with waiter, forks[i], forks[(i + 1) % n]:
                eaten[i] += 1

    threads = [threading.Thread(target=dine, args=(i,)) for i in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    try:
        waiter.release()
    except ValueError as e:
        print('waiter:', e)
    return eaten


def phases(n, rounds):
    barrier = threading.Barrier(n, action=lambda: log.append('|'))
    log, lock = [], threading.Lock()

    def work(i):
        for _ in range(rounds):
            with lock:
                log.append(str(i))
            barrier.wait()

    threads = [threading.Thread(target=work, args=(i,)) for i in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    groups = ''.join(log).split('|')
    return [''.join(sorted(g)) for g in groups]


def locals_of_threads():
    local, seen = threading.local(), {}
    local.value = 'main'
    ready, go = threading.Event(), threading.Event()

    def set_and_look(name):
        before = getattr(local, 'value', None)
        local.value = name
        ready.set()
        go.wait()
        seen[name] = before, local.value

    thread = threading.Thread(target=set_and_look, args=('worker',), daemon=True)
    thread.start()
    ready.wait()
    print(local.value, thread.is_alive(), go.is_set(), thread.daemon, go.wait(0.001))
    go.set()
    thread.join()
    print(seen, local.value, thread.is_alive())


def reentrant():
    lock = threading.RLock()
    order = []

    def inner(depth):
        with lock:
            order.append(depth)
            if depth:
                inner(depth - 1)

    inner(3)
    try:
        lock.release()
    except RuntimeError as e:
        print('rlock:', e)
    return order


def uncaught():
    caught = []
    old, threading.excepthook = threading.excepthook, lambda args: caught.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
    thread = threading.Thread(target=lambda: {}['missing'], name='breaks')
    thread.start()
    thread.join()
    threading.excepthook = old
    return caught


def main():
    text = ['The quick brown fox.', 'jumps over 13 lazy dogs!', '', 'The end, 42 times?'] * 10
    results, failures, bounded, count = pipeline(text, split, clean, pair)
    totals = {}
    for word, length in results:
        n, _ = totals.get(word, (0, 0))
        totals[word] = n + 1, length
    print(sorted(totals.items()))
    print(len(results), len(failures), failures[0], failures[-1], bounded, count)
    print(philosophers(4, 50), phases(3, 4), reentrant())
    locals_of_threads()
    print(uncaught())
    timer_fired = threading.Event()
    timer = threading.Timer(0.01, timer_fired.set)
    timer.start()
    print(timer_fired.wait(10), threading.active_count() >= 1, threading.current_thread() is threading.main_thread())
    cancelled = threading.Timer(100, print, ['never'])
    cancelled.start()
    cancelled.cancel()
    cancelled.join()
    try:
        threading.Thread(target=print).join()
    except RuntimeError as e:
        print(e)


main()
