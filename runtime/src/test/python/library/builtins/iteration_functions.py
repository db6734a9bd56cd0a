# map, filter, zip, enumerate, reversed, iter with sentinel, next with default, sum, min, max, any, all.
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, '', 'a'])), list(filter(str.isdigit, 'a1b2')))
print(list(zip('ab', [1, 2, 3])), list(zip()), list(zip('a')), list(zip('ab', 'cd', strict=True)), list(enumerate('ab', 5)), list(reversed('abc')), dict(zip('ab', range(2))))
it = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(it), 0)), next(it), next(it, 'end'), next(iter([]), None))
print(sum([1, 2], 10), sum([[1], [2]], []), sum([0.1] * 10), sum([]), min('bca'), max([1, 5, 3], key=lambda x: -x), min([], default='none'), max(1, 2, 3), min('a', 'b', key=ord), max('ab', 'ba'), max([(1, 'a'), (1, 'b')]))
for f in (lambda: list(zip('ab', 'c', strict=True)), lambda: list(zip('a', 'bc', strict=True)), lambda: next(iter([])), lambda: next([]), lambda: sum(['a']), lambda: sum('ab', ''), lambda: min([]), lambda: max(1), lambda: max(), lambda: map(str), lambda: list(map(1, [1])), lambda: enumerate(), lambda: iter(1, 2), lambda: min(1, 'a'), lambda: max([1], default=0, key=5), lambda: max(1, 2, default=0), lambda: reversed(5), lambda: sum([b'a'], b'')):
    try:
        f()
    except (ValueError, TypeError, StopIteration) as e:
        print(type(e).__name__, e)
