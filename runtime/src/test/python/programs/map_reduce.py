# Map-reduce with threads: splitting, combining, partitioned shuffle, sorting, joins, PageRank, k-means, failing tasks.

import hashlib
import heapq
import operator
import threading
from collections import defaultdict
from functools import partial, reduce
from itertools import chain, groupby, islice


class TaskFailed(Exception):
    pass


class Job:
    def __init__(self, mapper, reducer, combiner=None, partitions=3, workers=4, attempts=2):
        self.mapper, self.reducer, self.combiner = mapper, reducer, combiner
        self.partitions, self.workers, self.attempts = partitions, workers, attempts
        self.counters, self.lock = defaultdict(int), threading.Lock()

    def count(self, name, n=1):
        with self.lock:
            self.counters[name] += n

    def partition(self, key):
        return hashlib.md5(repr(key).encode()).digest()[0] % self.partitions

    def _map_task(self, chunk):
        shards = [defaultdict(list) for _ in range(self.partitions)]
        emitted = 0
        for record in chunk:
            for key, value in self.mapper(record):
                shards[self.partition(key)][key].append(value)
                emitted += 1
        if self.combiner:
            for shard in shards:
                for key in shard:
                    shard[key] = [self.combiner(key, shard[key])]
        self.count("mapped", len(chunk))
        self.count("emitted", emitted)
        return [sorted(shard.items()) for shard in shards]

    def _reduce_task(self, runs):
        out = []
        for key, group in groupby(heapq.merge(*runs, key=operator.itemgetter(0)), key=operator.itemgetter(0)):
            values = list(chain.from_iterable(values for _, values in group))
            self.count("reduced", len(values))
            out.append((key, self.reducer(key, sorted(values))))
        return out

    def _parallel(self, task, inputs):
        results, errors, todo = [None] * len(inputs), [], list(enumerate(inputs))[::-1]

        def work():
            while True:
                with self.lock:
                    if not todo or errors:
                        return
                    n, item = todo.pop()
                for attempt in range(self.attempts):
                    try:
                        results[n] = task(item)
                        break
                    except Exception as e:
                        self.count("failures")
                        problem = e
                else:
                    with self.lock:
                        errors.append((n, problem))

        threads = [threading.Thread(target=work) for _ in range(self.workers)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        if errors:
            n, e = min(errors, key=lambda pair: pair[0])
            raise TaskFailed(f"task {n} failed {self.attempts} times") from e
        return results

    def run(self, records, chunk=10):
        it = iter(records)
        chunks = list(iter(lambda: list(islice(it, chunk)), []))
        mapped = self._parallel(self._map_task, chunks)
        reduced = self._parallel(self._reduce_task, [[shards[p] for shards in mapped] for p in range(self.partitions)])
        return dict(sorted(chain.from_iterable(reduced)))


LINES = [f"{a} {b} {c}" for i, a in enumerate("the quick brown fox jumps over a lazy dog and the cat".split())
         for b, c in [("the", "fox"), ("dog", "cat" if i % 2 else "fox"), ("a", "the")]]


def words(line):
    for w in line.split():
        yield w, 1


def total(key, values):
    return sum(values)


job = Job(words, total)
plain = job.run(LINES)
print(plain, dict(sorted(job.counters.items())))
job = Job(words, total, combiner=total, partitions=5, workers=2)
print("same with a combiner:", job.run(LINES, chunk=4) == plain, dict(sorted(job.counters.items())))

index = Job(lambda r: ((w, r[0]) for w in set(r[1].split())), lambda k, v: v).run(enumerate(LINES))
print("index:", {w: index[w] for w in ("jumps", "lazy", "cat")})

anagrams = Job(lambda w: [("".join(sorted(w)), w)], lambda k, v: v).run("listen silent enlist google elbow below cat act tac".split(), 2)
print("anagrams:", [g for g in anagrams.values() if len(g) > 1])

PEOPLE = [("p", i, name) for i, name in enumerate(["Ann", "Bob", "Cy", "Dee"])]
ORDERS = [("o", i * 7 % 5, i * 10) for i in range(12)]


def join(key, values):
    names = [v for tag, v in values if tag == "p"]
    amounts = [v for tag, v in values if tag == "o"]
    return [(n, sum(amounts), len(amounts)) for n in names or ["?"]]


print("join:", Job(lambda r: [(r[1], (r[0], r[2]))], join).run(PEOPLE + ORDERS, 3))

GRAPH = {"a": "bc", "b": "c", "c": "a", "d": "abc", "e": "d"}


def spread(ranks, node):
    yield node, 0.0
    for target in GRAPH[node]:
        yield target, ranks[node] / len(GRAPH[node])


ranks = dict.fromkeys(GRAPH, 1 / len(GRAPH))
for step in range(30):
    ranks = Job(partial(spread, ranks), lambda k, v: 0.15 / len(GRAPH) + 0.85 * sum(v)).run(GRAPH, 2)
print("pagerank:", {k: f"{v:.4f}" for k, v in ranks.items()}, f"{sum(ranks.values()):.4f}")

POINTS = [(x + dx, y + dy) for x, y in [(0, 0), (10, 10), (0, 12)] for dx in (0, 1, 2) for dy in (0, 1)]
centres = [(0, 0), (1, 1), (2, 0)]
rounds = 0
while True:
    def nearest(p):
        yield min(range(len(centres)), key=lambda i: (p[0] - centres[i][0]) ** 2 + (p[1] - centres[i][1]) ** 2), (*p, 1)

    def mean(key, values):
        x, y, n = reduce(lambda a, b: tuple(map(operator.add, a, b)), values)
        return x / n, y / n

    moved = Job(nearest, mean).run(POINTS, 4)
    rounds += 1
    new = [moved.get(i, c) for i, c in enumerate(centres)]
    if new == centres:
        break
    centres = new
print("k-means:", rounds, sorted((round(x, 2), round(y, 2)) for x, y in centres))

flaky_lock, flaky = threading.Lock(), set()


def unreliable(n):
    with flaky_lock:
        first = n not in flaky
        flaky.add(n)
    if first and n % 5 == 0:
        raise OSError(f"lost {n}")
    yield n % 3, n


job = Job(unreliable, total, attempts=3)
print("flaky:", job.run(range(20), 4), "failures:", job.counters["failures"])
try:
    Job(lambda n: [(n, 1 // (n - 7))], total).run(range(12), 3)
except TaskFailed as e:
    print("TaskFailed:", e, "because", repr(e.__cause__))
