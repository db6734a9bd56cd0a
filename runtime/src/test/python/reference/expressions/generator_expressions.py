# Generator expressions: the first iterable at once, the rest lazily; they end, they are closed.
def noisy(n):
    print('noisy', n)
    return range(n)
g = (i for i in noisy(2) for j in noisy(i + 1))
print('made')
print(next(g), next(g), list(g), list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
g = (1 // x for x in (1, 0, 2))
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e)
print(next(g, 'ended'))
n = 2
g = (i * n for i in range(3))
n = 10
print(list(g), type(g), g.gi_code.co_name)
g = (i for i in range(3))
g.close()
print(list(g), sum(x for x in [1, 2]), max((len(s) for s in ('a', 'bcd')), default=0))
