# Operations all sequences share: indexing, slicing, concatenation, repetition, containment, order.
for s in ([1, 2, 3], (1, 2, 3), 'abc', b'abc', range(1, 4)):
    print(type(s).__name__, len(s), s[0], s[-1], s[1:], s[::-1], s[5:], s[-2:10], s[::2])
    for bad in (3, -4, 1.0, 'x', None):
        try:
            s[bad]
        except (IndexError, TypeError) as e:
            print(type(e).__name__, e)
print([1] * 3, 'ab' * -1, 2 * (1,), b'x' * 2)
for f in (lambda: [1] + (1,), lambda: 'a' + b'a', lambda: [1] * 'a', lambda: [1] * 1.5, lambda: range(3) + range(3), lambda: (1,) + [1]):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(2 in [1, 2], 'bc' in 'abc', 98 in b'abc', b'bc' in b'abc', 2.0 in range(3), 'x' not in ('x',))
print([1, 2] < [1, 3], (1,) < (1, 0), 'a' < 'B', [] < [0], b'a' <= b'a')
