"""Mutation storms on one list, dict, OrderedDict, set and bytearray; single operations stay whole."""

import threading
from collections import OrderedDict

from harness import Dice, main, scaled, together


def storm_list(items, dice, n):
    for i in range(n):
        choice = dice(16)
        try:
            if choice < 4:
                items.append([i])
            elif choice == 4:
                items.insert(dice(10), [i])
            elif choice == 5:
                items.pop()
            elif choice == 6:
                items.pop(0)
            elif choice == 7:
                items[dice(10)] = [i]
            elif choice == 8:
                del items[dice(10)]
            elif choice == 9:
                items[1:3] = [[i]] * dice(4)
            elif choice == 10:
                for x in items:
                    assert type(x) is list and len(x) == 1
            elif choice == 11:
                items.sort()
            elif choice == 12:
                items.sort(key=lambda x: -x[0])
            elif choice == 13:
                items.reverse()
                assert all(type(x) is list for x in items.copy())
            elif choice == 14:
                items.extend([[i], [i]])
                items += [[i]]
                (items + items, items[::2], items * 2, items == items[:], [i] in items)
            elif len(items) > 40 or dice(20) == 0:
                items.clear()
        except (IndexError, ValueError):
            pass


def storm_dict(d, dice, n):
    for i in range(n):
        choice = dice(18)
        key = [dice(20), str(dice(20)), (dice(5), 'x')][dice(3)]
        try:
            if choice < 5:
                d[key] = [key]
            elif choice < 7:
                del d[key]
            elif choice < 9:
                got = d.get(key)
                assert got is None or got == [key], (key, got)
            elif choice == 9:
                got = d.setdefault(key, [key])
                assert got == [key]
            elif choice == 10:
                got = d.pop(key, None)
                assert got is None or got == [key]
            elif choice == 11:
                k, v = d.popitem()
                assert v == [k]
            elif choice == 12:
                d.update({key: [key], 'a': ['a']})
            elif choice == 13:
                for k in d:
                    pass
            elif choice == 14:
                for k, v in d.items():
                    assert v == [k]
            elif choice == 15:
                assert all(v == [k] for k, v in d.copy().items())
                list(d), list(d.values()), d == dict(d), d | {1: [1]}, key in d, len(d)
            elif choice == 16:
                d.keys() & {1, 2}, d.items() == d.items(), repr(d)
            elif dice(20) == 0:
                d.clear()
        except KeyError:
            pass
        except RuntimeError as e:
            assert 'during iteration' in str(e), e


def storm_ordered(d, dice, n):
    storm_dict(d, dice, n)
    for i in range(n):
        choice = dice(10)
        key = [dice(20), str(dice(20)), (dice(5), 'x')][dice(3)]
        try:
            if choice < 3:
                d.move_to_end(key, last=dice(2))
            elif choice < 5:
                k, v = d.popitem(last=dice(2))
                assert v == [k]
            elif choice == 5:
                d[key] = [key]
                d |= {key: [key], 7: [7]}
            elif choice == 6:
                assert all(v == [k] for k, v in list(d.items())[::-1])
                list(reversed(d)), list(d.values()), d == OrderedDict(d), d | {1: [1]}
            elif choice == 7:
                for k, v in reversed(d.items()):
                    assert v == [k]
            elif choice == 8:
                copy = d.copy()
                assert len(copy) == len(list(copy)) == len(set(copy))
            else:
                repr(d), d.__reduce__(), d.setdefault(key, [key])
        except KeyError:
            pass
        except RuntimeError as e:
            assert 'during iteration' in str(e), e


def storm_set(s, dice, n):
    for i in range(n):
        choice = dice(14)
        key = [dice(20), str(dice(20)), (dice(5), 'x')][dice(3)]
        try:
            if choice < 4:
                s.add(key)
            elif choice < 6:
                s.discard(key)
            elif choice == 6:
                s.remove(key)
            elif choice == 7:
                s.pop()
            elif choice == 8:
                s |= {key, 'b'}
                s.update([1, 2])
            elif choice == 9:
                for k in s:
                    assert type(k) in (int, str, tuple)
            elif choice == 10:
                s - {1}, s | {1}, s & {1}, s ^ {1}, s == set(s), s <= {1}
            elif choice == 11:
                s -= {1, 2}
                s ^= {3, 4}
                s &= s.copy()
            elif choice == 12:
                key in s, len(s), list(s), frozenset(s), repr(s)
            elif dice(20) == 0:
                s.clear()
        except KeyError:
            pass
        except RuntimeError as e:
            assert 'changed size during iteration' in str(e), e


def storm_bytes(b, dice, n):
    for i in range(n):
        choice = dice(10)
        try:
            if choice < 4:
                b.append(dice(256))
            elif choice == 4:
                b += b'abc'
            elif choice == 5:
                b.pop()
            elif choice == 6:
                b[dice(10)] = 65
            elif choice == 7:
                del b[:dice(5)]
            elif choice == 8:
                bytes(b), b[1:3], b.find(b'a'), len(b), b + b
            elif len(b) > 100:
                b.clear()
        except (IndexError, BufferError):
            pass


def a_round(dice):
    n = scaled(600)
    items, d, s, b, o = [], {}, set(), bytearray(), OrderedDict()
    seed = dice(10 ** 6)
    lock = threading.Lock()
    whole = []
    keyed = {}
    turns = OrderedDict()
    drained = [0, 0]

    def work(me):
        storm_list(items, Dice(seed + me), n)
        storm_dict(d, Dice(seed + me), n)
        storm_set(s, Dice(seed + me), n)
        storm_ordered(o, Dice(seed + me), n)
        storm_bytes(b, Dice(seed + me), n)
        for i in range(n):  # single operations lose nothing
            whole.append(i)
            keyed[me, i] = [i]
            if i % 3 == 0:
                keyed[i] = i
            turns[me, i] = i
            turns.move_to_end((me, i // 2), last=i % 2)
        for _ in range(n):
            drained[me] += whole.pop()

    together(lambda: work(0), lambda: work(1))
    assert sum(drained) == n * (n - 1) and not whole, (drained, len(whole))
    assert len(keyed) == 2 * n + (n + 2) // 3, len(keyed)
    assert all(keyed[me, i] == [i] for me in (0, 1) for i in range(n))
    assert all(v == [k] for k, v in d.items())
    assert all(v == [k] for k, v in o.items()) and len(o) == len(list(o)) == len(list(reversed(o)))
    assert sorted(turns) == [(me, i) for me in (0, 1) for i in range(n)]
    assert list(turns) == list(reversed(turns))[::-1] and turns == turns.copy()
    assert all(len(x) == 1 for x in items)
    assert len(s) == len(list(s)) == len(set(list(s)))


main(a_round)
