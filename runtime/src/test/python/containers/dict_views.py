# dict views and iterators
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), list(k), list(v), list(i), 'a' in k, 1 in v, ('a', 1) in i, ('a', 2) in i, 'a' in i)
d['d'] = 4
print(k, list(reversed(d)), list(reversed(v)), list(reversed(i)), {}.keys(), {}.values(), {}.items())
print(sorted(k & {'a', 'z'}), sorted(k | ['z']), sorted(k - {'a'}), sorted(k ^ {'a', 'q'}), sorted(['a', 'x'] - k), sorted({'a', 'x'} & k))
print(sorted(i & {('a', 1)}), sorted(i | {('z', 9)}), sorted(i - [('a', 1)]), k == {'a', 'b', 'c', 'd'}, k < {'a', 'b', 'c', 'd', 'e'}, k >= {'a'}, i == dict(d).items())
print(k.isdisjoint('xyz'), k.isdisjoint('a'), i.isdisjoint([('a', 1)]), k != i, v == d.values(), type(k & k), k.mapping == d)
show(lambda: k < 5); show(lambda: k & 5); show(lambda: hash(k)); show(lambda: {1: []}.items() & {1}); show(lambda: k[0]); show(lambda: v | v)
def grow():
    for x in d:
        d[x + x] = 1
show(grow)
def shrink():
    for x in d:
        del d['d']
        d['e' + x] = 1
show(shrink)
it = iter({1: 2, 3: 4}.items())
print(it.__length_hint__(), next(it), it.__length_hint__(), next(it), next(it, 'end'), next(it, 'end'), it.__length_hint__())
print(type(iter(k)), type(iter(v)), type(iter(i)), type(reversed(k)), type(reversed(d)))
it = iter(d)
next(it)
d.clear()
show(lambda: next(it)); show(lambda: next(it))
r = {}
r[1] = r.values()
print(r)
class O:
    pass
o = O()
o.x = 1; o.y = 2; o.z = 3
n = o.__dict__
del n['y']
n['w'] = 4
o.y = 5
print(n, list(n), list(reversed(n)), o.__dict__ is n, vars(o), n.copy(), dict(n), n.popitem(), n)
o2 = O(); o2.z = 1; o2.x = 2
print(o2.__dict__, sorted(o2.__dict__.items()))
for j in range(50):
    setattr(o2, 'attr%d' % j, j)
print(len(o2.__dict__), o2.attr49, list(o2.__dict__)[:4])
