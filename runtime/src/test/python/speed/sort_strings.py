# Sorting strs: common prefixes, NULs, prefixes of each other, characters of each width; stability.
state = 1


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return state % n


makers = [
    lambda: str(rnd(100)),
    lambda: "common prefix %d" % rnd(100),
    lambda: chr(rnd(300) + 100) * rnd(4),
    lambda: chr(rnd(155) + 100) * rnd(4) + "\0" * rnd(3),
    lambda: "a" * rnd(20),
    lambda: "12345678"[: rnd(9)] + "x" * rnd(2),
]
for n in (2, 8, 30, 500):
    for make in makers:
        a = [make() for _ in range(n)]
        for reverse in (False, True):
            b = sorted(a, reverse=reverse)
            assert all((x >= y) if reverse else (x <= y) for x, y in zip(b, b[1:]))
            pairs = sorted(enumerate(a), key=lambda p: p[1], reverse=reverse)
            assert [p[1] for p in pairs] == b
            for (i, x), (j, y) in zip(pairs, pairs[1:]):
                assert x != y or i < j
        print(len(set(b)), ascii(b[0][:12]), end=" ")
    print()
