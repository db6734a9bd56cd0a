# Iterator recipes and lazy streams: windows, chunks, primes, permutations by hand, a lazy stream class, merging, text pipelines.

import itertools as it
import math
import operator as op
from collections import Counter, deque
from functools import partial, reduce


def take(n, iterable):
    return list(it.islice(iterable, n))


def chunked(iterable, n, fill=...):
    if fill is not ...:
        yield from it.zip_longest(*[iter(iterable)] * n, fillvalue=fill)
        return
    source = iter(iterable)
    while batch := tuple(it.islice(source, n)):
        yield batch


def windows(iterable, n):
    source = iter(iterable)
    window = deque(it.islice(source, n), maxlen=n)
    if len(window) == n:
        yield tuple(window)
    for x in source:
        window.append(x)
        yield tuple(window)


def roundrobin(*iterables):
    active = deque(map(iter, iterables))
    while active:
        try:
            yield next(active[0])
            active.rotate(-1)
        except StopIteration:
            active.popleft()


def unique(iterable, key=None):
    seen = set()
    for x in iterable:
        k = x if key is None else key(x)
        if k not in seen:
            seen.add(k)
            yield x


def partition(pred, iterable):
    a, b = it.tee(iterable)
    return it.filterfalse(pred, a), filter(pred, b)


def powerset(items):
    return it.chain.from_iterable(it.combinations(items, r) for r in range(len(items) + 1))


def sieve():
    yield 2
    composites = {}
    for n in it.count(3, 2):
        step = composites.pop(n, None)
        if step is None:
            composites[n * n] = 2 * n
            yield n
        else:
            nxt = n + step
            while nxt in composites:
                nxt += step
            composites[nxt] = step


def run_length(iterable):
    return [(k, sum(1 for _ in g)) for k, g in it.groupby(iterable)]


def flatten(x, depth=-1):
    for item in x:
        if isinstance(item, (list, tuple)) and depth:
            yield from flatten(item, depth - 1)
        else:
            yield item


def split_at(pred, iterable):
    part = []
    for x in iterable:
        if pred(x):
            yield part
            part = []
        else:
            part.append(x)
    yield part


class Peekable:
    def __init__(self, iterable):
        self.source, self.cache = iter(iterable), deque()

    def __iter__(self):
        return self

    def __next__(self):
        return self.cache.popleft() if self.cache else next(self.source)

    def __bool__(self):
        return self.peek(missing := object()) is not missing

    def peek(self, *default):
        if not self.cache:
            try:
                self.cache.append(next(self.source))
            except StopIteration:
                if default:
                    return default[0]
                raise
        return self.cache[0]

    def prepend(self, *items):
        self.cache.extendleft(reversed(items))


class Stream:
    """Lazy, remembering what was computed; index, slice, map, filter, zip and self-reference."""

    def __init__(self, source):
        self.source, self.known = iter(source), []

    @classmethod
    def build(cls, rule):
        stream = cls(())
        stream.source = iter(rule(stream))
        return stream

    def _upto(self, n):
        while len(self.known) <= n:
            try:
                self.known.append(next(self.source))
            except StopIteration:
                return False
        return True

    def __getitem__(self, i):
        if isinstance(i, slice):
            if i.stop is None:
                return Stream(it.islice(self, i.start or 0, None, i.step))
            self._upto(i.stop - 1)
            return self.known[i]
        if i < 0 or not self._upto(i):
            raise IndexError(f"stream index {i}")
        return self.known[i]

    def __iter__(self):
        for n in it.count():
            if not self._upto(n):
                return
            yield self.known[n]

    def map(self, f, *others):
        return Stream(map(f, self, *others))

    def filter(self, f):
        return Stream(filter(f, self))

    def __add__(self, other):
        return self.map(op.add, other) if isinstance(other, Stream) else self.map(partial(op.add, other))

    def __rshift__(self, f):
        return f(self)


def hamming(s):
    yield 1
    tails = [Stream(x * k for x in s) for k in (2, 3, 5)]
    last = 1
    sources = [Peekable(t) for t in tails]
    while True:
        last = min(p.peek() for p in sources)
        yield last
        for p in sources:
            if p.peek() == last:
                next(p)


def permutations(items):
    """Next-permutation in order, on a copy."""
    a = sorted(items)
    while True:
        yield tuple(a)
        i = next((i for i in range(len(a) - 2, -1, -1) if a[i] < a[i + 1]), None)
        if i is None:
            return
        j = next(j for j in range(len(a) - 1, i, -1) if a[j] > a[i])
        a[i], a[j] = a[j], a[i]
        a[i + 1:] = reversed(a[i + 1:])


print(list(chunked(range(8), 3)), list(chunked("abcde", 2, "-")))
print(list(windows("abcde", 3)), list(windows("ab", 3)))
print("".join(roundrobin("ABC", "D", "EFGH")), list(unique("aAbBcaC", str.lower)))
odd, even = partition(lambda n: n % 2 == 0, range(10))
print(list(odd), list(even), len(list(powerset("abcd"))), take(6, powerset("abc")))
print(take(15, sieve()), next(it.islice(sieve(), 999, None)))
print(run_length("aaabccdddda"), "".join(c * n for c, n in run_length("wwwwx")))
nested = [1, [2, (3, [4, [5]])], [], [[6]]]
print(list(flatten(nested)), list(flatten(nested, 1)))
print(list(split_at(lambda n: n == 0, [1, 2, 0, 3, 0, 0, 4])))
p = Peekable("xyz")
print(p.peek(), next(p), p.peek(), bool(p), (p.prepend("1", "2"), list(p))[1], bool(p), p.peek("none"))
fibs = Stream.build(lambda s: it.chain([0, 1], (a + b for a, b in zip(s, s[1:]))))
print(fibs[:15], fibs[60], len(fibs.known), fibs.filter(lambda n: n % 3 == 0)[:6])
print(Stream.build(hamming)[:25])
naturals = Stream(it.count(1))
print((naturals + naturals)[:5], (naturals + 10)[:3], naturals[5:][:4], naturals >> (lambda s: sum(s[:10])))
try:
    Stream("ab")[5]
except IndexError as e:
    print("IndexError:", e)
mine = list(permutations("aabc"))
print(len(mine), mine[:4], mine == sorted(set(it.permutations("aabc"))), sum(1 for _ in permutations(range(6))) == math.factorial(6))
print(list(it.accumulate([3, 1, 4, 1, 5, 9, 2, 6], max)), list(it.accumulate(range(1, 7), op.mul, initial=1)))
print(list(it.takewhile(lambda n: n < 20, (n * n for n in it.count()))), list(it.dropwhile(str.isdigit, "12ab3")))
print(list(it.starmap(pow, [(2, 5), (3, 2)])), list(it.compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(it.pairwise("abcd")))
print(take(7, it.cycle("ab")), list(it.repeat("x", 3)), take(4, it.zip_longest("ab", [1], fillvalue=None)))
print(["".join(c) for c in it.combinations_with_replacement("abc", 2)], len(list(it.product("ab", repeat=5))))
a, b, c = it.tee(map(str, range(4)), 3)
print(next(a), next(a), list(b), list(a), list(c))
log = []
lazy = (log.append(n) or n for n in it.count())
print(next(x for x in lazy if x > 3), log, take(2, lazy), log)
convolve = lambda s, k: [sum(map(op.mul, w, reversed(k))) for w in windows([0] * (len(k) - 1) + s + [0] * (len(k) - 1), len(k))]
print(convolve([1, 2, 3], [0, 1, 5]), reduce(lambda f, g: lambda x: g(f(x)), [abs, math.sqrt, int, bin])(-30))
words = "the cat sat on the mat and the cat ran".split()
print(sorted(Counter(windows(words, 2)).items(), key=lambda i: (-i[1], i[0]))[:3])
print({k: list(g) for k, g in it.groupby(sorted(words, key=len), len)})
try:
    next(i for i in ())
except StopIteration as e:
    print("StopIteration", e.args)


def broken():
    yield 1
    next(iter(()))


try:
    list(broken())
except RuntimeError as e:
    print("RuntimeError:", e, "from", type(e.__cause__).__name__)
