# Slice objects and every shape of extended slice on a list: read, assign, delete.
x = list(range(10))
for s in (slice(None), slice(2, 8, 3), slice(None, None, -1), slice(8, 2, -2), slice(-3, None), slice(100, 200), slice(5, 2)):
    print(s, s.indices(10), x[s])
x[1:3] = 'abc'
print(x)
x[::2] = [0] * len(x[::2])
print(x)
del x[1::3]
print(x)
x[3:3] = [7, 8]
x[:0] = [9]
print(x)
for f in (lambda: x.__setitem__(slice(None, None, 2), [1]), lambda: x[::0], lambda: x.__setitem__(slice(0, 1), 5), lambda: x['a':], lambda: slice(1, 2).indices(-1), lambda: slice()):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(slice(1, 2) == slice(1, 2), slice(1) != slice(2), slice(3, 4, 5).start, slice(3, 4, 5).stop, slice(3, 4, 5).step)
try:
    hash(slice(1))
except TypeError as e:
    print(e)
class S:
    def __getitem__(self, key): return key
print(S()[1:2, ::3, ...], S()[:, 0], S()[1,], S()[()], S()[lambda: 0:1].stop)
