# Sets and frozensets.
s = {3, 1, 2, 3}
print(s, len(s), 1 in s, set(), {1} | {2}, {1, 2} & {2, 3}, {1, 2} - {2}, {1, 2} ^ {2, 3})
s.add(10); s.discard(99); s.remove(1)
print(sorted(s), s.issubset({2, 3, 10, 11}), s >= {2}, s.isdisjoint({5}))
s.update([4, 5], (6,))
print(sorted(s), sorted(s.union([100])), sorted(s.intersection([4, 5])), sorted(s.difference([4])))
s -= {4}; s |= {7}; s &= {5, 6, 7, 8}; s ^= {8}
print(sorted(s))
f = frozenset([1, 2])
print(f, hash(f) == hash(frozenset([2, 1])), {f: "x"}[frozenset((2, 1))], f | {3}, f == {1, 2})
for g in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {[]}, lambda: f.add(1), lambda: {1} | [2]):
    try:
        g()
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(sorted(set("hello")), {x * x for x in range(-2, 3)}, len({1, 1.0, True}))
e = set(range(100))
e.difference_update(range(50), range(60, 100))
print(sorted(e), e.copy() == e, set([1]) == frozenset([1]))
e.clear()
print(e, bool(e), frozenset())
