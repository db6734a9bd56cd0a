# Sorting tuples: by ints, floats and strs first, ties, many columns, other lengths, NaN, and what only Python can compare.
state = 7


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 8 % n


class Odd:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n > other.n

    def __repr__(self):
        return f"Odd({self.n})"


makers = [
    lambda: (rnd(5), rnd(100)), lambda: (rnd(1000) / 8 - 60, rnd(9)), lambda: (rnd(3) * -0.0, rnd(4), "ab"[rnd(2)]),
    lambda: ("word%d" % rnd(12), rnd(3)), lambda: ("longer common prefix %d" % rnd(40), rnd(2), 0.5), lambda: (2**40 - rnd(2**30) * 2**12, rnd(2)),
    lambda: (rnd(4) * 10**30, rnd(3)), lambda: ((rnd(2), rnd(2)), (rnd(2), "xy"[rnd(2)])), lambda: (rnd(3),) * rnd(4),
    lambda: (rnd(3), None, rnd(5)), lambda: ("\u0416%d" % rnd(9), rnd(3)), lambda: (rnd(2), rnd(5) / 2 if rnd(2) else rnd(3)),
    lambda: (rnd(2) == 1, rnd(3)), lambda: (1,) * 8 + (rnd(9),),
]
for make in makers:
    for n in (1, 2, 9, 14, 300):
        a = [make() for _ in range(n)]
        for reverse in (False, True):
            b = sorted(a, reverse=reverse)
            assert all(x >= y if reverse else x <= y for x, y in zip(b, b[1:])), b
            assert sorted(map(id, a)) == sorted(map(id, b))
            c = sorted(range(n), key=a.__getitem__, reverse=reverse)
            assert all(a[i] != a[j] or i < j for i, j in zip(c, c[1:]))
    print(b[:2], b[-1])
print(sorted([(1, Odd(2)), (1, Odd(3)), (0, Odd(1))]), sorted([(float("inf"), 1), (-1.5, 2), (float("-inf"), 0)]))
for bad in ([(1, 2), (1, "a")], [(None, 1), (None, 2), (1, 3)], [(1, 2)] * 9 + [(1, None)]):
    try:
        print(sorted(bad))
    except TypeError as e:
        print(e)
