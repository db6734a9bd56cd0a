# A toolkit of decorators and caches: LRU by linked list, TTL on a virtual clock, LFU, retry, memoised methods, dispatch, contracts.

import functools
import inspect
from collections import OrderedDict, defaultdict


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


clock = Clock()


class LRU:
    """A ring of links [previous, next, key, value]; the root is the border."""

    def __init__(self, size):
        self.size, self.hits, self.misses, self.links = size, 0, 0, {}
        self.root = []
        self.root[:] = [self.root, self.root, None, None]

    def _front(self, link):
        first = self.root[1]
        link[0], link[1] = self.root, first
        self.root[1] = first[0] = link

    @staticmethod
    def _unlink(link):
        link[0][1], link[1][0] = link[1], link[0]

    def get(self, key, compute):
        link = self.links.get(key)
        if link:
            self.hits += 1
            self._unlink(link)
            self._front(link)
            return link[3]
        self.misses += 1
        value = compute()
        if len(self.links) >= self.size:
            last = self.root[0]
            self._unlink(last)
            del self.links[last[2]]
        self.links[key] = link = [None, None, key, value]
        self._front(link)
        return value

    def keys(self):
        link = self.root[1]
        while link is not self.root:
            yield link[2]
            link = link[1]


class LFU:
    def __init__(self, size):
        self.size, self.values, self.uses, self.by_use = size, {}, {}, defaultdict(OrderedDict)

    def get(self, key, compute):
        if key in self.values:
            n = self.uses[key]
            del self.by_use[n][key]
            if not self.by_use[n]:
                del self.by_use[n]
        else:
            if len(self.values) >= self.size:
                least = min(self.by_use)
                victim, _ = self.by_use[least].popitem(last=False)
                if not self.by_use[least]:
                    del self.by_use[least]
                del self.values[victim], self.uses[victim]
            self.values[key], n = compute(), 0
        self.uses[key] = n + 1
        self.by_use[n + 1][key] = None
        return self.values[key]

    def keys(self):
        return sorted(self.values, key=lambda k: (-self.uses[k], k))


class TTL:
    def __init__(self, seconds):
        self.seconds, self.values = seconds, {}

    def get(self, key, compute):
        value, until = self.values.get(key, (None, -1))
        if clock() >= until:
            value = compute()
            self.values[key] = value, clock() + self.seconds
        return value

    def keys(self):
        return sorted(k for k, (_, until) in self.values.items() if until > clock())


def cached(cache, key=lambda *args, **kw: args + tuple(sorted(kw.items()))):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kw):
            return cache.get(key(*args, **kw), lambda: function(*args, **kw))
        wrapper.cache = cache
        return wrapper
    return decorate


def retry(*errors, times=3, backoff=2):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kw):
            for attempt in range(1, times + 1):
                try:
                    return function(*args, **kw)
                except errors as e:
                    if attempt == times:
                        e.add_note(f"gave up after {times} attempts")
                        raise
                    clock.sleep(backoff ** attempt)
        return wrapper
    return decorate


def optional_arguments(decorator):
    """@deco and @deco(x=1) alike."""
    @functools.wraps(decorator)
    def wrapper(function=None, **kw):
        if function is None:
            return functools.partial(decorator, **kw)
        return decorator(function, **kw)
    return wrapper


@optional_arguments
def traced(function, *, mark="->"):
    depth = 0

    @functools.wraps(function)
    def wrapper(*args, **kw):
        nonlocal depth
        text = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kw.items())])
        print(f"{'  ' * depth}{mark} {function.__name__}({text})")
        depth += 1
        try:
            result = function(*args, **kw)
        finally:
            depth -= 1
        print(f"{'  ' * depth}= {result!r}")
        return result
    return wrapper


def checked(function):
    """Annotations are contracts: a type, or a predicate."""
    signature = inspect.signature(function)

    def check(name, rule, value):
        good = isinstance(value, rule) if isinstance(rule, type) else rule(value)
        if not good:
            raise TypeError(f"{function.__qualname__}: {name}={value!r} is not {getattr(rule, '__name__', rule)}")

    @functools.wraps(function)
    def wrapper(*args, **kw):
        bound = signature.bind(*args, **kw)
        bound.apply_defaults()
        for name, value in bound.arguments.items():
            rule = signature.parameters[name].annotation
            if rule is not inspect.Parameter.empty:
                check(name, rule, value)
        result = function(*bound.args, **bound.kwargs)
        if signature.return_annotation is not inspect.Signature.empty:
            check("result", signature.return_annotation, result)
        return result
    return wrapper


class lazy:
    def __init__(self, function):
        self.function = function
        functools.update_wrapper(self, function)

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = obj.__dict__[self.name] = self.function(obj)
        return value


class counting:
    """Works on functions and on methods."""

    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.calls = 0

    def __call__(self, *args, **kw):
        self.calls += 1
        return self.__wrapped__(*args, **kw)

    def __get__(self, obj, owner=None):
        return self if obj is None else functools.partial(self, obj)


lru = LRU(3)


@cached(lru, key=lambda n: n)
def square(n):
    return n * n


print([square(n) for n in (1, 2, 3, 1, 4, 2, 1)], list(lru.keys()), lru.hits, lru.misses, square.__name__, square.cache is lru)
lfu = LFU(2)
print([cached(lfu)(lambda c: c.upper())(c) for c in "aababcb"], lfu.keys(), lfu.uses)
ttl = TTL(10)
reads = []
read = cached(ttl)(lambda name, **kw: reads.append(name) or len(reads))
print(read("x"), read("x"), read("y", deep=1), end=" ")
clock.sleep(10)
print(read("x"), reads, ttl.keys())

failures = iter([OSError("a"), TimeoutError("b"), None])


@retry(OSError, times=4)
def flaky():
    if error := next(failures):
        raise error
    return "worked"


before = clock()
print(flaky(), clock() - before)


@retry(ZeroDivisionError, KeyError, times=2)
def hopeless(n):
    return n / 0


try:
    hopeless(1)
except ZeroDivisionError as e:
    print(e, e.__notes__)


@traced
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@traced(mark="*")
def named(a, /, *args, b=2, **kw):
    "Named."
    return a, args, b, kw


fib(3)
named(1, "x", b=[], c=None)
print(named.__doc__, inspect.signature(named), named.__wrapped__.__kwdefaults__)


@checked
def repeat(text: str, times: lambda n: n > 0 = 2, *, sep: str = "") -> str:
    return sep.join([text] * times)


print(repeat("ab"), repeat("x", times=3, sep="-"))
for args, kw in [((1,), {}), (("a", 0), {}), (("a",), {"sep": None}), ((), {}), (("a", 1, 2), {}), (("a",), {"no": 1})]:
    try:
        repeat(*args, **kw)
    except TypeError as e:
        print("TypeError:", e.args[0].replace("<lambda>", "positive"))


class Report:
    made = 0

    def __init__(self, rows):
        self.rows = rows

    @lazy
    def total(self):
        "The sum."
        Report.made += 1
        return sum(self.rows)

    @counting
    def row(self, i):
        return self.rows[i]

    @functools.cached_property
    def mean(self):
        return self.total / len(self.rows)

    @functools.singledispatchmethod
    def add(self, x):
        raise TypeError(f"cannot add {type(x).__name__}")

    @add.register
    def _(self, x: int):
        self.rows.append(x)
        return self

    @add.register(list)
    @add.register(tuple)
    def _(self, x):
        for e in x:
            self.add(e)
        return self

    last = functools.partialmethod(row, -1)


r = Report([1, 2, 3])
print(r.total, r.total, Report.made, Report.total.__doc__, r.mean, sorted(vars(r)))
print(r.row(0), r.last(), Report.row.calls, r.add(4).add([5, (6,)]).rows, r.total)
try:
    r.add("x")
except TypeError as e:
    print("TypeError:", e)


@functools.lru_cache(maxsize=2, typed=True)
def typed(x):
    return type(x).__name__


print([typed(x) for x in (1, 1.0, 1, True)], typed.cache_info(), typed.cache_parameters())
typed.cache_clear()
print(typed.cache_info(), functools.reduce(lambda f, d: d(f), [counting, functools.cache], len)("abc"))
