# Sorting ints and floats: near and far apart, negative, equal, reversed, small and large lists.
state = 1


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return state % n


for n in (0, 1, 2, 7, 8, 9, 50, 1000):
    for make in (
        lambda: rnd(1000) - 500,
        lambda: rnd(10) * 10**17 - 5 * 10**17,
        lambda: rnd(3) * 2**61 - 2**61,
        lambda: rnd(5) * 2**64,
        lambda: rnd(100) / 8 - 3,
        lambda: (rnd(9) - 4) * (1 if rnd(2) else 0.5),
    ):
        a = [make() for _ in range(n)]
        for reverse in (False, True):
            b = sorted(a, reverse=reverse)
            assert len(b) == n and all((x >= y) if reverse else (x <= y) for x, y in zip(b, b[1:]))
            assert sum(b) == sum(a) or isinstance(sum(a), float)
        print(b[:3], end=" ")
    print()
