"""Iterators of every kind advanced by two threads at once: each item goes to one of them, whole."""

from harness import main, scaled, together


def a_round(dice):
    n = scaled(300)
    items = [[i] for i in range(n)]
    table = {i: [i] for i in range(n)}
    big = 10 ** 20

    def pair(p):
        assert type(p) is tuple and len(p) == 2, p
        return p

    def enumerated(p):
        i, x = pair(p)
        assert type(x) is list

    def zipped(p):
        a, b = pair(p)
        assert type(a) is list and type(b) is int

    def item(p):
        k, v = pair(p)
        assert v == [k], p

    def listed(x):
        assert type(x) is list and len(x) == 1

    kinds = [
        (lambda: iter(items), listed), (lambda: iter(tuple(items)), listed),
        (lambda: reversed(items), listed), (lambda: enumerate(items), enumerated),
        (lambda: enumerate(items, big), enumerated),
        (lambda: zip(items, range(n)), zipped), (lambda: map(lambda x: x, items), listed),
        (lambda: filter(None, items), listed), (lambda: iter(table.items()), item),
        (lambda: iter(table.values()), listed), (lambda: iter(table), lambda k: table[k]),
        (lambda: reversed(table.items()), item),
        (lambda: iter(range(n)), lambda i: items[i]),
        (lambda: iter(range(big, big + n)), lambda i: items[i - big]),
        (lambda: iter('x\u4e2d' * n), lambda c: {'x': 1, '\u4e2d': 2}[c]),
        (lambda: iter(b'ab' * n), lambda c: {97: 1, 98: 2}[c]),
        (lambda: iter({str(i) for i in range(n)}), lambda s: items[int(s)]),
        (lambda: iter(bytearray(b'ab' * n)), lambda c: {97: 1, 98: 2}[c]),
        (lambda: zip(enumerate(items), zip(items)), pair),
        (lambda: iter(iter(items).__next__, None), listed),
        (lambda: enumerate(zip(items, range(n))), lambda p: zipped(p[1])),
    ]
    for make, check in kinds:
        it = make()
        seen = [0, 0]

        def consume(me):
            last = None
            for x in it:
                check(x)
                seen[me] += 1
                last = x if seen[me] % 3 else None

        together(lambda: consume(0), lambda: consume(1))
        assert sum(seen) == len(list(make())), (type(it), seen)


main(a_round)
