# Calls with keywords at one site, many times: defaults, *args and **kwargs of the callee, changes between calls.


def full(a, b=2, *rest, c, d=4, **more):
    return a, b, rest, c, d, more


def plain(a, b, c=3):
    return a, b, c


def attempt(f, *args, **named):
    try:
        return f(*args, **named)
    except TypeError as error:
        return str(error)


class Point:
    def __init__(self, x, y=0, *, z=0):
        self.at = x, y, z

    def move(self, dx, dy=0, **more):
        return self.at, dx, dy, more


def site(f, n):
    return f(n, c=n + 1)


for i in range(2000):
    one = site(full, i)
    two = plain(i, c=7, b=6)
    three = full(i, 5, 6, 7, c=1, e=2, f=3)
    four = Point(i, z=3).move(1, dz=2), Point(x=1, y=i).move(dy=2, dx=i)
    five = sorted([3, 1, i], key=lambda x: -x), int("11", base=2), "a-b".split(sep="-", maxsplit=i)
    if i == 1995:
        full.__kwdefaults__["d"] = 44
        plain.__defaults__ = (33,)
    if i > 1993:
        print(one, two, three, four, five)
