# what iterators say of themselves to copy and pickle
import copy

it = reversed([1, 2, 3])
print(it.__reduce__())
for _ in range(3):
    next(it)
print(it.__reduce__())
print(list(it), it.__reduce__())
BIG = 2 ** 63
for r in (range(BIG - 2, BIG - 1, 2), range(BIG - 3, BIG - 1), range(-BIG + 1, -BIG, -2), range(1, 2, BIG - 1)):
    print(type(iter(r)).__name__, list(r))
star = next(iter(tuple[int]))
print(star, copy.copy(star) == star, copy.deepcopy(star) == star)


class X:
    def __hash__(self):
        return 0

    def __eq__(self, other):
        source.clear()
        return False


source = {i: i for i in range(1, 100)}
source[X()] = 0
try:
    {X(): 0, 1: 1}.update(source)
except RuntimeError as e:
    print(e)
separator = bytearray(b',')


def clearing():
    separator.clear()
    yield b'A'


print(hash(int | str) == hash(frozenset((int, str))))
