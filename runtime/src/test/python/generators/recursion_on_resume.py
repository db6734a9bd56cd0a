# A generator that cannot go on for the recursion limit loses what it was sent, and is over.
import sys


def generator():
    while True:
        yield


def deep(g, how):
    try:
        return deep(g, how)
    except RecursionError:
        try:
            how(g)
        except RecursionError:
            raise
        raise


def send(g):
    while True:
        g.send([1] * 100)


g = generator()
next(g)


def nest(n):
    if n == 0:
        return g.send(['sent'])
    return nest(n - 1)


limit = sys.getrecursionlimit()
seen = set()
for n in range(limit - 60, limit + 5):
    try:
        nest(n)
        seen.add('ok')
    except RecursionError:
        seen.add('RecursionError')
    except StopIteration:
        seen.add('over')
print(sorted(seen))
