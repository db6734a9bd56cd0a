# Calls with stars at one site, many times: tuples of several sizes, dicts, bound methods, errors.


def area(width, height=2, *, scale=1):
    return width * height * scale


def total(*values, start=0):
    return values, start


def both(a, *args, b=1, **named):
    return a, args, b, named


def forward(f, *args, **named):
    return f(*args, **named)


def ahead(f, *args, **named):
    return f(1, *args, **named)


class Base:
    def __init__(self, *args, **named):
        self.seen = args, named

    def get(self, a, *rest):
        return a, rest, self.seen


class Derived(Base):
    def __init__(self, *args, **named):
        super().__init__(*args, **named)


def attempt(f, *args, **named):
    try:
        return f(*args, **named)
    except TypeError as error:
        return str(error)


for i in range(1700):
    seen = [
        forward(area, i), forward(area, i, 3), forward(area, i, scale=3), forward(total),
        forward(total, i, 2, start=3), forward(both, i), forward(both, i, 2, b=3, c=4),
        ahead(area), ahead(area, scale=2), ahead(total, i), ahead(both, i, c=2), ahead(max, i),
        Derived(i, a=1).get(*(i, 2)), Derived().get(*[i]), forward(Derived(1).get, i, 2, 3),
        forward(int, "11", base=2), forward(dict, a=i), forward("{} {a}".format, i, a=2),
        attempt(area), attempt(area, 1, 2, 3), attempt(area, 1, width=2), attempt(area, 1, none=2),
        attempt(lambda f: f(**{1: 2}), area), attempt(lambda f: f(1, *5), area),
        attempt(lambda f: f(*5), area), attempt(lambda f: f(1, **5), area),
        attempt(lambda f, d: f(1, b=2, **d), both, {"b": 1}),
    ]
    if i > 1697:
        print(*seen, sep="\n")
