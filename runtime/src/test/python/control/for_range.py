# A for statement over a range, and over what only looks like one.


def through(range, *args):
    seen = []
    for i in range(*args):
        seen.append(i)
        if len(seen) == 5:
            break
    else:
        seen.append('else')
    return seen


def counted(*bounds):
    seen = []
    if len(bounds) == 1:
        for i in range(bounds[0]):
            seen.append(i)
    elif len(bounds) == 2:
        for i in range(bounds[0], bounds[1]):
            seen.append(i)
    else:
        for i in range(bounds[0], bounds[1], bounds[2]):
            seen.append(i)
    return seen


for bounds in (3,), (0,), (-1,), (2, 5), (5, 2), (1, 8, 3), (8, 1, -3), (1, 8, -3), (True, 3), (7, 8, 10**30):
    print(bounds, counted(*bounds))
for bounds in (2**62 - 2, 2**62 + 1), (2**63 - 3, 2**63), (-2**63, 2 - 2**63), (2**64, 2**64 + 2), (-2**65, 10**30, 2**95):
    print(bounds, counted(*bounds))
print(through(range, 10**30), through(range, 2), through(lambda n: 'ab', 1), through(lambda n: iter([7, 8]), 1))
shared = iter(range(4))
print(through(lambda: shared), through(lambda n: range(0, n, 7), 20), through(lambda n: {n: n}, 3))
for wrong in (lambda: counted('x'), lambda: counted(1, 2, 0), lambda: through(lambda: 3)):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
