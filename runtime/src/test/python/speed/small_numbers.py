# Attributes whose numbers go in and out of the ints that are made once (-5 to 256), in every form of a place.
import gc
import sys


class Inline:
    def __init__(self, n):
        self.n = n
        self.other = n

    def up(self, by):
        self.n += by
        self.other -= by
        return self.n - self.other

    def set(self, value):
        self.n = value
        self.other = self.n


class Slots:
    __slots__ = ("n", "other")
    __init__ = Inline.__init__
    up = Inline.up
    set = Inline.set


def cell(n):
    def up(by):
        nonlocal n
        n += by
        return n

    return up


for cls in Inline, Slots:
    one, two = cls(0), cls(0)
    seen = []
    for i in range(3000):
        one.up(1)
        two.up(-1)
        if i % 250 < 8:
            seen.append((one.n, one.other, two.n, two.other))
    for i in range(3300):
        one.up(-1)
        two.up(1)
        if i % 300 < 3:
            seen.append((one.n, one.other, two.n, two.other))
    print(cls.__name__, hash(tuple(seen)), one.n, one.other, two.n, two.other)
    # Whatever may be in a field, before and after a number.
    values = [0, 1, -5, -6, 256, 257, True, False, None, 1.0, -0.0, "x", 2**30, 2**30 - 1, -2**30, 2**60, 2**62, -2**62, 2**64, 7]
    for _ in range(60):
        for a in values:
            one.set(a)
            for b in values:
                kept = one.n
                one.set(b)
                assert one.n is one.other and type(one.n) is type(b) and one.n == b, (a, b, one.n)
                assert type(kept) is type(a) and kept == a or kept is not a, (a, b, kept)
                one.set(a)
    big = cls(2**62 - 3)
    for i in range(6):
        big.up(1)
    print(big.n, big.other, (big.n - 2**62, big.n.bit_length()))
    low = cls(-2**62 + 3)
    for i in range(6):
        low.up(-1)
    print(low.n, low.other)
    for by in 2**62, -2**62, 2**61, 2**63, True:
        small = cls(3)
        for _ in range(3):
            small.up(by)
        print(by, small.n, small.other)

up = cell(250)
print([up(1) for _ in range(12)], [up(-1) for _ in range(12)], up(-260), up(2**62), up(-2**62))


def last(items):
    best = None
    for item in items:
        if best is None or item > best:
            best = item
    return best


def same(x):
    y = x
    return y


def kept(x):
    y = [x]
    z = y
    return y


words = ["a" * i for i in range(50)]
for _ in range(2000):
    assert last(words) is words[-1] and last([]) is None and last([1, 3, 2]) == 3
    assert same(words) is words and same(5) == 5 and kept(words)[0] is words
gc.collect()
print(sys.getrefcount(words) < 10, sys.getrefcount(words[-1]) < 10)
