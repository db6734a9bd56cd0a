# set and frozenset: algebra, comparison, mutation, hashing, methods that take any iterable.
a, b = {1, 2, 3}, frozenset([3, 4])
print(a | b == {1, 2, 3, 4}, type(a | b), type(b | a), a & b, a - b, sorted(a ^ b))
print(a > {1}, a >= a, a < a, a.isdisjoint([9]), a.issuperset('') , {1} <= a, a == frozenset(a), hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
a |= {5}
a -= {1}
a &= {2, 3, 5}
a ^= {2, 7}
print(sorted(a))
a.discard(99)
a.update('x', [1])
print(sorted(map(str, a)), a.union([1], (2,)) - a, {1, 2}.intersection([2], (2, 3)))
for f in (lambda: a.remove(99), lambda: set().pop(), lambda: {[]}, lambda: a | [1], lambda: hash(a), lambda: a < 1, lambda: frozenset().add(1), lambda: {1}.update(1)):
    try:
        f()
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print({frozenset([1])} == {frozenset([1])}, set([1]) in {frozenset([1])}, set('hello') == set('ehlo'), repr(set()), repr(frozenset([1])))
