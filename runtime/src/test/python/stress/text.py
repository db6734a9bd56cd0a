"""Strings, bytes and numbers shared while they are grown in place, hashed, interned, formatted."""

from harness import Dice, main, scaled, together


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name


rounds = 0


def a_round(dice):
    global rounds
    rounds += 1
    n = scaled(500)
    seed = dice(10 ** 6)
    box = ['', 'a' * 20, 10 ** 30, 1.5]
    table = {}

    def work(me):
        dice = Dice(seed + me)
        mine = ''
        expected = 0
        for i in range(n):
            mine += 'xy'            # grown in place only while nobody else has it
            expected += 2
            box[0] = mine
            seen = box[0]
            before = len(seen), hash(seen)
            mine += '\u4e2d' if i % 50 == 49 else 'z'
            expected += 1
            assert len(mine) == expected and (len(seen), hash(seen)) == before
            other = box[0]
            other += '!'
            assert other[-1] == '!' and other[-2] in 'xyz\u4e2d'
            if len(mine) > 200:
                mine = ''
                expected = 0
            key = 'key%d' % dice(30)
            table[key] = table[Key(key)] = [key]
            assert table.get(key) in ([key], None) and table.get(Key(key)) in ([key], None)
            if dice(3) == 0:
                table.pop('key%d' % dice(30), None)
                table.pop(Key('key%d' % dice(30)), None)
            big = box[2]
            box[2] = big * 3 if big < 10 ** 200 else 10 ** 30
            assert str(big).strip('0123456789') == '' and int(str(big)) == big
            box[3] = box[3] * 1.01 if box[3] < 1e300 else 1.5
            assert f'{box[3]:.3f}{key!r:>10}{i:05d}' and '%s-%d-%r' % (key, i, seen[:3])
            parts = seen.split('z')
            assert 'z'.join(parts) == seen and seen.encode().decode() == seen
            setattr(Key, 'attr%d' % dice(20), 1)   # names interned by both
            assert getattr(Key, key, None) is None
            if i % 50 == 0 and rounds < 3:   # compiled code stays until the end
                assert eval('%d + %d' % (i, i)) == 2 * i

    together(lambda: work(0), lambda: work(1))


main(a_round)
