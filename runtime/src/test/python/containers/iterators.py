# Iterators and the built-ins that make them.
it = iter([1, 2])
print(next(it), next(it), next(it, "end"))
try:
    next(it)
except StopIteration as e:
    print("stop", e.value)
print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, "", 2])))
print(list(zip("abc", range(2))), list(enumerate("xy")), list(reversed([1, 2, 3])))
print(all([]), any([]), all([1, 0]), any([0, 1]), sum([[1], [2]], []), min("b", "a"), max([1], [2]))
print(min([], default=5), max([3, -5], key=abs), sorted({"b": 1, "a": 2}))

class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

print(list(Count(3)), [*Count(2)], 1 in Count(5), sum(Count(4)), tuple(Count(0)))
print(list(iter(lambda c=iter("abX"): next(c), "X")))

class Seq:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10

print(list(Seq()), 20 in Seq(), dict(enumerate(Seq())))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
for f in (lambda: iter(1), lambda: next([]), lambda: max([])):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
