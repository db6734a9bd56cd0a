# collections.deque: both ends, rotation, maxlen, indexing, mutation while iterating.
from collections import deque
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.appendleft(0)
print(d, d.maxlen, d.pop(), d.popleft(), d, len(d))
d = deque('abc')
d.rotate(1); print(d); d.rotate(-2); print(d)
d.extend('xy'); d.extendleft('12')
print(d, d.index('x'), d.count('a'), d[0], d[-1], 'b' in d, d + deque('q'), d * 2 == deque(list(d) * 2), d.copy() == d)
d.remove('a'); d.insert(1, 'I'); d[0] = 'first'; del d[1]; d.reverse()
print(d, list(reversed(d)), deque([1]) < deque([2]))
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque().remove(1), lambda: deque()[0], lambda: deque(maxlen=-1), lambda: deque([1], maxlen=1).insert(0, 2), lambda: deque(5), lambda: hash(deque()), lambda: deque('a').index('z'), lambda: deque() + [1]):
    try:
        f()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    for x in d: d.append(x)
except RuntimeError as e:
    print(e)
