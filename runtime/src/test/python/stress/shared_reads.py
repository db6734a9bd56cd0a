"""Reads of what other threads have made, while they put other things there and drop the old ones: of lists and
dicts, attributes, slots and variables of closures. Memory of the dropped objects becomes that of other kinds.
"""

from harness import Dice, main, scaled, together


class Point:
    def __init__(self, n):
        self.n = n
        self.text = 'point%d' % n
        self.pair = (n, [n])

    def is_right(self):
        return self.text == 'point%d' % self.n and self.pair[0] == self.n == self.pair[1][0]


class Slotted:
    __slots__ = ('n', 'square')

    def __init__(self, n):
        self.n = n
        self.square = (n * n, str(n))

    def is_right(self):
        return self.square == (self.n * self.n, str(self.n))


class Nest:
    pass


class Cells:
    __slots__ = ('thing', 'other')


def made(n):
    """Something whose look tells whether it is whole; sizes from 32 bytes to a few hundred, and large ones."""
    kind = n % 9
    if kind == 0:
        return (n, -n)
    if kind == 1:
        return 'n' * (n % 200) + str(n)
    if kind == 2:
        return 1 << 70 | n
    if kind == 3:
        return Point(n)
    if kind == 4:
        return Slotted(n)
    if kind == 5:
        return [n] * (n % 7 + 1)
    if kind == 6:
        return {n: n, 'n': n}
    if kind == 7:
        return tuple(range(n, n + n % 40 + 1))
    return bytes([n % 251]) * (40_000 if n % 90 == 8 else n % 300 + 1)


def is_right(x):
    if x is None:
        return True
    if type(x) is tuple:
        return x[1] == -x[0] if len(x) == 2 and x[1] <= 0 else x[-1] == x[0] + len(x) - 1
    if type(x) is str:
        digits = x.lstrip('n')
        return len(x) - len(digits) == int(digits) % 200
    if type(x) is int:
        return x >> 70 == 1
    if type(x) is list:
        return x.count(x[0]) == len(x) == x[0] % 7 + 1
    if type(x) is dict:
        n = x['n']
        return x[n] == n and len(x) == 2
    if type(x) is bytes:
        return x == x[:1] * len(x)
    return x.is_right()


def variable(first):
    content = first

    def get():
        return content

    def put(value):
        nonlocal content
        content = value

    return get, put


def look_up(n, seed):
    """Who is always there is always found, and who never is never; also in iterations. Others come and go."""
    numbers = set(range(0, 200, 2))
    texts = {'text %d' % i for i in range(0, 200, 2)}
    table = {i: i + 1000 for i in range(0, 200, 2)}
    named = {'name %d' % i: ('name', i) for i in range(0, 200, 2)}
    items = [(i, -i) for i in range(100)]

    def change(dice):
        for i in range(n):
            odd = dice(400) * 2 + 1
            numbers.add(odd)
            texts.add('text %d' % odd)
            table[odd] = odd + 1000
            named['name %d' % odd] = ('name', odd)
            items.append((odd, -odd))
            if i % 64 == 0:
                for odd in range(1, 801, 2):
                    numbers.discard(odd)
                    texts.discard('text %d' % odd)
                    table.pop(odd, None)
                    named.pop('name %d' % odd, None)
                del items[100:]

    def find(dice):
        for i in range(n):
            even = dice(100) * 2
            assert even in numbers and even in table and -even - 2 not in numbers and -1 not in table
            assert 'text %d' % even in texts and 'name %d' % even in named
            assert 'text x' not in texts and 'name' not in named and named.get('name %d ' % even) is None
            assert table[even] == table.get(even) == even + 1000 and named['name %d' % even][1] == even
            assert items[even // 2][0] == even // 2 and items[-1][0] >= 0
            if i % 32 == 0:
                assert [x for x in items if is_right(x)][99] == (99, -99)
                try:
                    for k, v in table.items():
                        assert v == k + 1000, (k, v)
                    for k, v in named.items():
                        assert k == 'name %d' % v[1], (k, v)
                    for k in named:
                        assert k[:5] == 'name ', k
                    for v in table.values():
                        assert v >= 1000, v
                except RuntimeError as e:
                    assert 'dictionary' in str(e), e

    together(lambda: change(Dice(seed + 6)), lambda: find(Dice(seed + 7)), lambda: find(Dice(seed + 8)))


def a_round(dice):
    n = scaled(3000)
    size = 60
    items = [made(i) for i in range(size)]
    table = {'k%d' % i: made(i) for i in range(size)}
    numbered = {i: made(i) for i in range(size)}
    nest = Nest()
    cells = Cells()
    nest.thing = nest.other = cells.thing = cells.other = None
    get, put = variable((1, -1))
    names = list(table)
    seed = dice(10 ** 6)

    def write(dice):
        for i in range(n):
            x = dice(100_000)
            at = dice(size)
            items[at] = made(x)
            table[names[at]] = made(x + 1)
            numbered[at] = made(x + 2)
            nest.thing = made(x + 3)
            cells.thing = made(x + 4)
            put(made(x + 5))
            if i % 16 == 0:
                nest.other = cells.other = made(x + 6)
                # Whole pools of one size are emptied, and become tables and texts.
                many = [made(9 * k + dice(9)) for k in range(400)]
                del many
                other = [bytearray(b'\xff' * (64 + k % 500)) for k in range(300)], {k: [k] * 30 for k in range(100)}
                del other

    def read(dice):
        for _ in range(2 * n):
            at = dice(size)
            for x in (items[at], table[names[at]], numbered[at], nest.thing, nest.other, cells.thing, cells.other,
                      get()):
                assert is_right(x), x
            if at == 0:
                for x in items:
                    assert is_right(x), x

    together(lambda: write(Dice(seed)), lambda: read(Dice(seed + 1)), lambda: read(Dice(seed + 2)))
    look_up(n, seed)
    together(lambda: write(Dice(seed + 3)), lambda: write(Dice(seed + 4)), lambda: read(Dice(seed + 5)))


main(a_round)
