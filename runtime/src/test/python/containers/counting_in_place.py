# Items of dicts and lists counted up in place: ints, strs and other keys, large values, errors.
from collections import Counter, defaultdict


class Key:
    def __init__(self, name):
        self.name = name
        self.asked = 0

    def __hash__(self):
        self.asked += 1
        return 7

    def __eq__(self, other):
        return self is other


def count(into, key, by=1):
    into[key] += by


def drop(from_, key, by):
    from_[key] -= by


key = Key("k")
d = {"a": 0, "b": 2**59, "c": 2**62, "d": -6, "e": 1.5, "f": "x", "g": True, 1: 5, key: 1}
strs = {"a": 0, "b": 300}
items = [0, 2**60, 255, 2**62 - 1, 2.5, "s", [1], True]
shared = items[2], strs["b"]
counter, default = Counter(), defaultdict(int)
for i in range(1700):
    for name in "abcdeg":
        count(d, name, 3)
    count(d, 1)
    count(d, key)
    for name in "ab":
        drop(strs, name, 1)
    for n in (0, 1, 2, 3, 4, 7, -1):
        count(items, n)
    count(counter, i % 3)
    count(default, i % 4, i)
print({str(getattr(k, "name", k)): v for k, v in d.items()}, key.asked)
print(strs, items, shared, counter, dict(default))
for into, k, by in (d, "none", 1), (d, "a", "x"), (d, "f", 1), (items, 99, 1), (items, 5, 1), (strs, [], 1):
    try:
        count(into, k, by)
    except (LookupError, TypeError) as error:
        print(type(error).__name__, error)
