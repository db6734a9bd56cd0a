# __reduce__ of iterators, half way and exhausted; generic aliases of containers
def f():
    return 1
sources = [[1, 2, 3], (1, 2, 3), range(3), range(10**30, 10**30 + 3), {1: 2, 3: 4}, {1: 2, 3: 4}.items(),
           {1: 2, 3: 4}.values(), {5, 6}, frozenset([7])]
for s in sources:
    it = iter(s)
    first = it.__reduce__()
    next(it)
    half = it.__reduce__()
    for x in it:
        pass
    print(first[1:], half[1:], it.__reduce__()[1:], first[0] is iter)
for s in ([1, 2, 3], {1: 2, 3: 4}, {1: 2}.items(), (1, 2), range(3)):
    it = reversed(s)
    next(it)
    print(it.__reduce__()[1:], list(it), it.__reduce__()[1:])
for it in (enumerate('ab', 3), zip('ab', 'cd'), zip('ab', 'cd', strict=True), map(str, [1, 2]), filter(None, [1, 2])):
    next(it)
    r = it.__reduce__()
    print(r[0], len(r[1]), r[2:], list(it)[:1])
print(iter(f, 1).__reduce__()[1][1], list[int], dict[str, int], set[1], tuple[int, ...], frozenset[int], enumerate[int])
it = iter([1, 2, 3, 4]); it.__setstate__(2); print(list(it))
it = iter((1, 2, 3, 4)); it.__setstate__(3); print(list(it))
it = iter(range(9)); it.__setstate__(7); print(list(it))
