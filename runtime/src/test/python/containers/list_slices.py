# list: subscripts with slices, reading, assigning, deleting, against a model made of single steps
bounds = (None, -7, -3, -1, 0, 1, 2, 4, 5, 6, 9)
steps = (None, -3, -2, -1, 1, 2, 3)
total = 0
for start in bounds:
    for stop in bounds:
        for step in steps:
            a = list(range(6))
            s = slice(start, stop, step)
            part = a[s]
            t = tuple(a)[s]
            r = list(range(6)[s])
            if part != list(t) or part != r:
                print('wrong', s, part, t, r)
            b = a[:]
            del b[s]
            if sorted(b + part) != a:
                print('wrong del', s, b)
            c = a[:]
            try:
                c[s] = [9] * 2
                total += sum(c) * len(c)
            except ValueError as e:
                total += len(str(e))
            total += sum(part) + len(b)
print(total)
a = list(range(10))
a[2:4] = 'xyz'; print(a)
a[5:5] = [1, 2]; print(a)
a[:] = a; print(a)
a[1:3] = a; print(a)
a[::2] = range(len(a[::2])); print(a)
a[20:] = (1,); a[:2] = []; print(a)
for bad in ('a[::2] = [1]', 'a[0:2] = 5', 'a[::2] = 5', 'a[::0]', 'a["a":]', 'a[1.5:]', 'del a[::0]'):
    try:
        exec(bad)
    except Exception as e:
        print(bad, type(e).__name__, e)
class I:
    def __init__(self, i):
        self.i = i
    def __index__(self):
        return self.i
print(a[I(1):I(4)], a[I(0)], slice(1, 2).indices(10), slice(None, None, -1).indices(5), slice(-100, 100, 7).indices(20))
print(slice(1, 2), slice(3), slice(None), slice(1, 2) == slice(1, 2), slice(1) < slice(2), slice(1, 2, 3).start)
print(slice(10**30, None, -10**20).indices(10**25), a[10**30:], a[-10**30:3])
