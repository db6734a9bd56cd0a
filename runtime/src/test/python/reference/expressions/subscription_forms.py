# Subscriptions: tuples, slices, strings as keys, negative, user objects, deletions, augmented.
class K:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
k = K()
print(k[1], k[1, 2], k[1:2], k[:], k[::], k[1:2, 3], k[...], k['a'], k[()], k[(1, 2)], k[1, ], k[*[1, 2]], k[*'a', 1:2])
k[1:2, ...] = 5
del k[0], k['x', 1]
x = {'n': [1, {'deep': (0, 1)}]}
print(x['n'][1]['deep'][-1])
x['n'][0] += 5
x['n'][1]['deep'] += (2,)
print(x)
k[3] = k[4] = 'both'
for f in (lambda: (1, 2)[2], lambda: {}[1], lambda: 'abc'[5], lambda: [][0], lambda: {1}[0], lambda: b'a'['x'], lambda: [1]['a'], lambda: [1][1.0], lambda: (1,)[None]):
    try:
        f()
    except (IndexError, KeyError, TypeError) as e:
        print(type(e).__name__, e)
