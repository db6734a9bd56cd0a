# One loop over iterables of many types, one after the other, with breaks, changes and errors.
class Own:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def total(source):
    count = 0
    for item in source:
        count += 1
        last = item
    return count, last


def generator():
    yield 1
    yield "two"


sources = [range(5), [1, 2.5], (3, None), "abc", {"k": 1}, {4: 5}.items(), {6}, b"xy", enumerate("pq")]
sources += [zip([1], [2]), map(str, [7]), filter(None, [0, 8]), reversed([1, 9]), range(2**70, 2**70 + 2)]
for _ in range(6):
    for make in sources[:8]:
        result = total(make)
    for make in (generator, lambda: Own(3), lambda: iter(range(2)), lambda: (x for x in "zw")):
        result = total(make()), result
print(result)
for s in sources:
    print(total(s), end=" ")
try:
    total([])
except UnboundLocalError as e:
    print(e)
d = {1: 1}
try:
    for k in d:
        d[k + 1] = 0
except RuntimeError as e:
    print(e)
print([a + b for a in range(3) for b in (10, 20) if a], {c: i for i, c in enumerate("hello")})
