# Iterators: their state for pickle and copy; a length hint that lies; a step of 0.
import copy

for make in (
    lambda: iter(bytearray(b"abc")),
    lambda: iter(b"abc"),
    lambda: reversed([1, 2, 3]),
    lambda: iter(range(2**65, 2**65 + 3)),
    lambda: iter(range(2**63 - 2, 2**63 - 1)),
):
    it = make()
    again = copy.copy(it)
    print(list(again), next(it), list(copy.copy(it)), it.__reduce__()[1:], list(it), list(it))

class Liar:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def __length_hint__(self):
        return 2**63 - 1


a = [1, 2]
a.extend(Liar())
print(a)
try:
    range(2**70, 2**71, 0)
except ValueError as e:
    print(e)
