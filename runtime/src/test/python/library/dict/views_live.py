# Dict views: live, set operations, order, reversed, mapping, comparison, what they cannot do.
d = {'a': 1, 'b': 2}
k, v, i = d.keys(), d.values(), d.items()
d['c'] = 3
print(k, v, i, len(k), 'c' in k, 3 in v, ('c', 3) in i, list(reversed(k)), list(reversed(i)))
print(k & {'a', 'z'}, sorted(k | ['z']), k - 'ab', sorted(k ^ {'a', 'q'}), {'a'} < k, k == {'a', 'b', 'c'}, i & {('a', 1)}, k.isdisjoint('xyz'), v == d.values(), k.mapping == d)
for f in (lambda: k[0], lambda: v & v, lambda: k.mapping.update(x=1), lambda: k.add(1), lambda: hash(k), lambda: {}.keys() | 5, lambda: type(k)()):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
it = iter(d)
next(it)
d['d'] = 4
try:
    next(it)
except RuntimeError as e:
    print(e)
it = iter(d.items())
del d['a']; d['e'] = 5
try:
    list(it)
except RuntimeError as e:
    print(e)
