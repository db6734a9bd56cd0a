"""Iterators that make others of iterables.

count and repeat are classes, because programs share them between threads as counters; all else is
generator functions, and so belongs to one thread at a time.
"""

from _itertools import count, repeat

__all__ = ['accumulate', 'chain', 'combinations', 'combinations_with_replacement', 'compress',
           'count', 'cycle', 'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise',
           'permutations', 'product', 'repeat', 'starmap', 'takewhile', 'tee', 'zip_longest']


def _started(generator_function):
    """Makes a generator function check its arguments when it is called, as a class would."""
    def make(*args, **kwargs):
        generator = generator_function(*args, **kwargs)
        next(generator)  # runs to the bare yield behind the checks
        return generator
    make.__name__ = make.__qualname__ = generator_function.__name__
    make.__doc__ = generator_function.__doc__
    return make


def chain(*iterables):
    for iterable in iterables:
        yield from iterable


def _from_iterable(iterable):
    for inner in iterable:
        yield from inner


chain.from_iterable = _from_iterable


@_started
def cycle(iterable):
    it = iter(iterable)
    yield
    seen = []
    for item in it:
        seen.append(item)
        yield item
    while seen:
        yield from seen


@_started
def accumulate(iterable, func=None, *, initial=None):
    it = iter(iterable)
    yield
    total = initial
    if initial is None:
        for total in it:
            break
        else:
            return
    yield total
    if func is None:
        for item in it:
            total = total + item
            yield total
    else:
        for item in it:
            total = func(total, item)
            yield total


@_started
def compress(data, selectors):
    data = iter(data)
    selectors = iter(selectors)
    yield
    for item, wanted in zip(data, selectors):
        if wanted:
            yield item


@_started
def dropwhile(predicate, iterable):
    it = iter(iterable)
    yield
    for item in it:
        if not predicate(item):
            yield item
            break
    yield from it


@_started
def takewhile(predicate, iterable):
    it = iter(iterable)
    yield
    for item in it:
        if not predicate(item):
            return
        yield item


@_started
def filterfalse(predicate, iterable):
    it = iter(iterable)
    yield
    if predicate is None:
        predicate = bool
    for item in it:
        if not predicate(item):
            yield item


@_started
def starmap(function, iterable):
    it = iter(iterable)
    yield
    for args in it:
        yield function(*args)


@_started
def pairwise(iterable):
    it = iter(iterable)
    yield
    for first in it:
        break
    else:
        return
    for second in it:
        yield first, second
        first = second


def _bound(value, name):
    if value is None:
        return None
    try:
        value = value.__index__()
    except AttributeError:
        value = -1
    if value < 0:
        if name == 'Step':
            raise ValueError('Step for islice() must be a positive integer or None.')
        if name == 'Stop':
            raise ValueError('Stop argument for islice() must be None or an integer: '
                             '0 <= x <= sys.maxsize.')
        raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
    return value


@_started
def islice(iterable, *args):
    if not 1 <= len(args) <= 3:
        raise TypeError('islice expected at %s arguments, got %d'
                        % ('least 2' if not args else 'most 4', len(args) + 1))
    it = iter(iterable)
    if len(args) == 1:
        start, stop, step = 0, _bound(args[0], 'Stop'), 1
    else:
        start = _bound(args[0], 'Start') or 0
        stop = _bound(args[1], 'Stop')
        step = 1
        if len(args) == 3 and args[2] is not None:
            step = _bound(args[2], 'Step')
            if step == 0:
                raise ValueError('Step for islice() must be a positive integer or None.')
    yield
    index = 0
    wanted = start
    while stop is None or wanted < stop:
        for item in it:
            index += 1
            if index > wanted:
                break
        else:
            return
        yield item
        wanted += step
    # What lies between the last item and the end of the slice is used up, too.
    while stop is not None and index < stop:
        for item in it:
            break
        else:
            return
        index += 1


@_started
def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    yield
    active = len(iterators)
    while active:
        row = []
        for i, it in enumerate(iterators):
            if it is None:
                row.append(fillvalue)
                continue
            for item in it:
                row.append(item)
                break
            else:
                active -= 1
                if not active:
                    return
                iterators[i] = None
                row.append(fillvalue)
        yield tuple(row)


@_started
def product(*iterables, repeat=1):
    if repeat < 0:
        raise ValueError('repeat argument cannot be negative')
    pools = [tuple(iterable) for iterable in iterables] * repeat
    yield
    n = len(pools)
    for pool in pools:
        if not pool:
            return
    indices = [0] * n
    row = [pool[0] for pool in pools]
    yield tuple(row)
    while True:
        for i in range(n - 1, -1, -1):
            index = indices[i] + 1
            if index < len(pools[i]):
                indices[i] = index
                row[i] = pools[i][index]
                break
            indices[i] = 0
            row[i] = pools[i][0]
        else:
            return
        yield tuple(row)


@_started
def permutations(iterable, r=None):
    pool = tuple(iterable)
    n = len(pool)
    if r is None:
        r = n
    elif r < 0:
        raise ValueError('r must be non-negative')
    yield
    if r > n:
        return
    indices = list(range(n))
    cycles = list(range(n, n - r, -1))
    yield tuple([pool[i] for i in indices[:r]])
    while n:
        for i in range(r - 1, -1, -1):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = n - cycles[i]
                indices[i], indices[j] = indices[j], indices[i]
                yield tuple([pool[k] for k in indices[:r]])
                break
        else:
            return


@_started
def combinations(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if r < 0:
        raise ValueError('r must be non-negative')
    yield
    if r > n:
        return
    indices = list(range(r))
    yield tuple([pool[i] for i in indices])
    while True:
        for i in range(r - 1, -1, -1):
            if indices[i] != i + n - r:
                break
        else:
            return
        indices[i] += 1
        for j in range(i + 1, r):
            indices[j] = indices[j - 1] + 1
        yield tuple([pool[k] for k in indices])


@_started
def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if r < 0:
        raise ValueError('r must be non-negative')
    yield
    if not n and r:
        return
    indices = [0] * r
    yield tuple([pool[i] for i in indices])
    while True:
        for i in range(r - 1, -1, -1):
            if indices[i] != n - 1:
                break
        else:
            return
        indices[i:] = [indices[i] + 1] * (r - i)
        yield tuple([pool[k] for k in indices])


class _TeeQueue:
    """The items that some of a tee's iterators have seen and others not, as a linked list."""

    __slots__ = ('it', 'link')

    def __init__(self, it):
        self.it = it
        self.link = [None, None]


class _tee:
    __slots__ = ('queue', 'link')

    def __init__(self, queue, link):
        self.queue = queue
        self.link = link

    def __iter__(self):
        return self

    def __next__(self):
        link = self.link
        if link[1] is None:
            link[0] = next(self.queue.it)
            link[1] = [None, None]
        self.link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self.queue, self.link)


def tee(iterable, n=2):
    if n < 0:
        raise ValueError('n must be >= 0')
    if n == 0:
        return ()
    if isinstance(iterable, _tee):
        queue, link = iterable.queue, iterable.link
    else:
        queue = _TeeQueue(iter(iterable))
        link = queue.link
    return tuple([_tee(queue, link) for _ in range(n)])


class groupby:
    """Runs of items with the same key, as (key, iterator over the run)."""

    def __init__(self, iterable, key=None):
        self._it = iter(iterable)
        self._key = key
        self._current_key = self._target_key = self._nothing = object()
        self._value = None
        self._group = None

    def __iter__(self):
        return self

    def _advance(self):
        self._value = next(self._it)
        key = self._key
        self._current_key = self._value if key is None else key(self._value)

    def __next__(self):
        self._group = None
        while self._current_key is self._nothing or self._current_key == self._target_key:
            self._advance()
        self._target_key = self._current_key
        self._group = group = self._grouper()
        return self._current_key, group

    def _grouper(self):
        target = self._target_key
        me = None
        while True:
            if me is None:
                me = self._group
            elif self._group is not me:
                return
            yield self._value
            if self._group is not me:
                return
            try:
                self._advance()
            except StopIteration:
                return
            if not self._current_key == target:
                return
