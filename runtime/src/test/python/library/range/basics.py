# range: arithmetic of lengths, containment, slicing, equality, hash, huge ranges, attributes.
for r in (range(5), range(2, 10, 3), range(10, 0, -3), range(0), range(-5, 5, 5), range(10 ** 20, 10 ** 20 + 3)):
    print(r, len(r), list(r), r[-1:] , r[::-1], r.start, r.stop, r.step, bool(r))
print(3 in range(5), 3.0 in range(5), 2.5 in range(5), 'a' in range(5), 10 ** 30 in range(10 ** 31), range(5).index(3), range(0, 10, 2).count(4), range(5)[2], range(5)[-1], range(10)[2:8:3])
print(range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), range(3) == [0, 1, 2], range(True), range(1, 2) != range(1, 3))
for f in (lambda: range(1.5), lambda: range('a'), lambda: range(1, 2, 0), lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(3)[3], lambda: range(3).index(9), lambda: range(3).index('a'), lambda: len(range(10 ** 20)), lambda: range(3)['a'], lambda: setattr(range(3), 'start', 1)):
    try:
        f()
    except (TypeError, ValueError, IndexError, OverflowError, AttributeError) as e:
        print(type(e).__name__, e)
print(list(reversed(range(0, 10, 3))), sum(range(10 ** 6)), min(range(5, 0, -1)), [*range(2)])
