# list.sort with a key: ints, mixed kinds, keys that raise, lists changed meanwhile.
words = ["pear", "fig", "apple", "kiwi", "date", "plum", "lime", "banana", "cherry"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=str.upper)[:2])
print(sorted(range(12), key=lambda n: n % 3), sorted(range(12), key=lambda n: n / 4 % 1)[:4])
print(sorted(range(10), key=lambda n: n if n % 2 else float(-n)), sorted([2, 1], key=lambda n: 2**70 * n))
print(sorted(words, key=lambda w: (len(w), w))[:3], sorted([True, 0, 2.0, -1], key=lambda x: -x))
seen = []
values = [3, 1, 2]


def key(n):
    seen.append(list(values))
    return n


values.sort(key=key)
print(seen, values)
try:
    values.sort(key=lambda n: values.append(n) or n)
except ValueError as e:
    print(e, values)
try:
    values.sort(key=lambda n: n if n < 3 else "x")
except TypeError as e:
    print(e, sorted(values))
try:
    values.sort(key=lambda n: 1 // (n - 2))
except ZeroDivisionError as e:
    print(e, sorted(values))
