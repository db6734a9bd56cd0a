# A generator expression evaluates its first iterable at once, the rest lazily, in its own scope.
def noisy(name, items):
    print('make', name)
    return items
g = ((x, y) for x in noisy('outer', [1, 2]) for y in noisy('inner', 'ab'))
print('made')
print(list(g))
x = 'kept'
print([x for x in range(3)], x)
try:
    (i for i in 5)
except TypeError as e:
    print('at once:', e)
late = (i for j in (1,) for i in 5)
try:
    next(late)
except TypeError as e:
    print('later:', e)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
n = 10
lazy = (i * n for i in (1, 2))
n = 100
print(list(lazy), lazy.__name__, lazy.__qualname__)
print([last := v for v in (1, 2, 3)], last)
