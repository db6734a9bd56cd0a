# range, enumerate, zip, map, filter, reversed, iter with a sentinel, sequence iteration
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(range(5), range(1, 5), range(1, 10, 3), range(0), range(5, 0, -1), list(range(5, 0, -2)), range(3)[::-1], range(10)[2:8:3])
r = range(3, 30, 4)
print(len(r), r[0], r[-1], r[2], 7 in r, 8 in r, 7.0 in r, 'a' in r, r.index(11), r.count(11), r.count(12), r.start, r.stop, r.step)
print(r == range(3, 31, 4), range(0) == range(5, 5), range(1) == range(0, 1, 5), hash(range(3)), bool(range(0)), list(reversed(r)))
big = range(10**20, 10**20 + 10, 3)
print(big, list(big), len(big), big[2], big[-1], 10**20 + 3 in big, list(reversed(big)), big[1:], big.index(10**20 + 6), hash(big) == hash(range(10**20, 10**20 + 11, 3)))
print(range(-2**63, 2**63)[5], range(2**63 - 3, 2**63 + 2)[4], list(range(2**63 - 2, 2**63 + 1)), range(0, 2**100, 2**98)[3], (2**70 in range(0, 2**80, 2)))
show(lambda: len(range(2**64))); show(lambda: range(3)[3]); show(lambda: range(3)['a']); show(lambda: range(1, 2, 0)); show(lambda: range(1.5))
show(lambda: range()); show(lambda: range(1, 2, 3, 4)); show(lambda: range(3).index(7)); show(lambda: range(a=1)); show(lambda: range(3) < range(4))
print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate(start=2, iterable='x')), list(enumerate('ab', 2**63 - 1)), list(enumerate('a', 10**30)))
print(list(zip()), list(zip([1, 2])), list(zip('abc', [1, 2])), list(zip('ab', 'cd', strict=True)), dict(zip('ab', range(2))))
show(lambda: list(zip([1], [], strict=True))); show(lambda: list(zip([1], [1], [1, 2], strict=True))); show(lambda: list(zip([], [1], strict=True)))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, [1, 5], [3, 4], [2, 9])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x % 2, range(6))))
show(lambda: map(1)); show(lambda: zip(1)); show(lambda: enumerate()); show(lambda: enumerate(1)); show(lambda: filter(None)); show(lambda: reversed(1)); show(lambda: reversed({1}))
show(lambda: list(map(lambda x: 1 // x, [1, 0]))); show(lambda: enumerate([], foo=1)); show(lambda: zip([], foo=1)); show(lambda: map(len, [], a=1))
class Seq:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return i * i
print(list(Seq(4)), list(reversed(Seq(4))), 9 in Seq(4), 5 in Seq(4), type(iter(Seq(1))), type(reversed(Seq(1))), iter(Seq(3)).__length_hint__(), reversed(Seq(3)).__length_hint__())
class Rev:
    def __reversed__(self):
        return 'custom'
print(reversed(Rev()), list(reversed('abc')), list(reversed(range(3))), list(reversed({1: 2})))
n = 0
def count():
    global n
    n += 1
    return n
print(list(iter(count, 4)), type(iter(count, 1)))
it = iter(range(3)); print(next(it), it.__length_hint__(), list(it), next(it, 'end'), type(it), iter(it) is it)
it = iter([1, 2, 3]); print(next(it), it.__length_hint__(), list(it), next(it, None))
a = [1]
for x in a:
    if len(a) < 6:
        a.append(x + 1)
print(a)
a = [1, 2, 3, 4]
for x in a:
    a.remove(x)
print(a)
class E(enumerate):
    pass
class Z(zip):
    pass
print(list(E('ab')), list(Z('ab', 'c')), type(iter(Z())))
print(sum(range(1000)), max(range(5)), min(range(5)), sorted(range(3), reverse=True), any(range(1)), all(range(1, 3)), tuple(range(3)), set(range(3)))
