# range objects.
print(range(5), range(1, 5), range(0, 10, 3), list(range(5, 0, -2)), list(range(0)))
r = range(0, 20, 3)
print(len(r), r[2], r[-1], r[1:4], r[::-1], 9 in r, 10 in r, r.index(9), r.count(3))
print(r.start, r.stop, r.step, r == range(0, 21, 3), range(0) == range(2, 1), hash(range(3)) == hash(range(3)))
print(list(reversed(range(4))), sum(range(1000001)), max(range(5)), range(10 ** 20)[10 ** 19])
for f in (lambda: range(1, 2, 0), lambda: range(1.5), lambda: range(3)[5], lambda: r.index(1)):
    try:
        f()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
for i in range(3):
    i = 10
    print(i, end=" ")
print(i, list(zip(range(3), range(10, 13))), list(enumerate("ab", 1)), [*range(2)])
