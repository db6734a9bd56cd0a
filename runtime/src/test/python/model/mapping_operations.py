# dict: insertion order, views, merging, missing keys, equal keys of several types.
d = {'b': 1, 'a': 2, 1: 'int', 1.0: 'float', True: 'bool'}
print(d, list(d), d[1], len(d))
d['b'] = 3
d['c'] = 4
del d['a']
d['a'] = 5
print(d, list(d.items()), list(reversed(d)))
print(d | {'z': 0}, {**d, 'b': 0}, d.keys() & {'a', 'q'}, sorted(d.keys() - {'a'}, key=str), d.items() >= {('b', 3)})
d |= [('k', 'v')]
print(d.pop('k'), d.pop('k', None), d.popitem(), d.setdefault('n', []), d.get('nope'), d.get('nope', 0))
for f in (lambda: d['nope'], lambda: d.pop('nope'), lambda: {}.popitem(), lambda: {[]: 1}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: d | 1):
    try:
        f()
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(dict(a=1, **{'b c': 2}), dict([('x', 1)], y=2), dict.fromkeys('ab', 0), {} == dict(), {1: 2} == {1.0: 2.0})
