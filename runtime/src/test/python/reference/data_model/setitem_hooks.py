# Subscription passes the key as written: slices, tuples, Ellipsis; deletion and storing alike.
class S:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
s = S()
print(s[1], s[1, 2], s[1:2], s[::3], s[...], s[1:2, ...], s[()], s[(1, 2), 3], s[:,], s[*[1, 2], 3])
s[1] = 2; s[1:2] = 3; s[..., 1] = 4
del s[0], s[1:], s[2, 3]
s[0] += (1,) if False else 1
for what, o in ('get', object()), ('set', (1,)), ('del', 'abc'), ('set', {1}), ('del', range(3)), ('get', len):
    try:
        if what == 'get': o[0]
        elif what == 'set': o[0] = 1
        else: del o[0]
    except TypeError as e:
        print(e)
