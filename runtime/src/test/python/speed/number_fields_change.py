# Instances whose class, attributes or dict change between two computations with them.; counts: immediate
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Other(Point):
    @property
    def z(self):
        return 7.5


class Third(Other):
    z = 1.25


class Noisy:
    def __init__(self, of):
        self.of = of

    def __del__(self):
        self.of.x += 100.0
        self.of.__dict__ = {"x": 5.0, "y": 6.0}


def change(p, i):
    t = p.x * 2.0 + p.y
    p.x += t
    if i == 1:
        p.__class__ = Third
    elif i == 2:
        p.__dict__["x"] = 3
    elif i == 3:
        del p.y
        p.y = 1.0
    elif i == 4:
        Point.x = property(lambda self: 10.0)
    elif i == 6:
        p.other = Noisy(p)
        t = p.x + p.y
        p.other = None
    p.y -= p.x + p.z
    return t, p.x, p.y


def gen(p):
    for i in range(3):
        s = p.x * 2.0 + p.y
        yield s
        p.x += 1.0
        s = s * s + s
        yield s


def unbound(p):
    try:
        s = p.x + p.y
        p.x = "abc"
        s = s + p.x + p.y
    except TypeError as e:
        print(e, p.x, p.y)
    del p
    try:
        return p.x + p.y
    except UnboundLocalError as e:
        print(e)


for again in range(3):
    p = Other(1.0, 2.0)
    for i in range(8):
        try:
            print(change(p, i))
        except AttributeError as e:
            print(e)
            del Point.x
    for v in gen(Point(1.0, again)):
        print(v)
    unbound(Point(1.0, 2.0))
