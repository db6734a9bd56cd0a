# itertools: count, cycle, repeat, islice, takewhile, dropwhile, compress, filterfalse.
from itertools import *
print(list(islice(count(5), 3)), list(islice(count(1.5, 0.5), 3)), list(islice(cycle('ab'), 5)), list(repeat('x', 2)), repeat(1, 3), count(2, 3))
print(list(islice('abcdef', 1, None, 2)), list(islice('abc', 2)), list(takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 5, 1])), list(compress('abcd', [1, 0, 1])), list(filterfalse(None, [0, 1, ''])))
for f in (lambda: islice('a', -1), lambda: islice('a', 1, 2, 0), lambda: count('a'), lambda: repeat(), lambda: list(takewhile(1, [1])), lambda: islice('a', 'b')):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
