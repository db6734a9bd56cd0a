# Variables that hold floats, then something else, and are added to what has effects.
class Box:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Sum(list):
    def __iadd__(self, other):
        self.append(other)
        return self


def retyped(b):
    t = b.x
    t = t * 2.0 + b.y
    u = t * t + t
    t = "s"
    return t + "x" + str(u)


def deleted(b):
    a = b.x * 2.0 + b.y
    c = a * a + a
    del a
    try:
        return a * c + a
    except UnboundLocalError as e:
        return str(e)


def summed(total, values, f):
    for i in range(len(values)):
        total += f(i) * values[i]
    return total


def unbound(f):
    try:
        total += f(1) * f(2)
    except UnboundLocalError as e:
        return str(e)


def pairs(a, b):
    s = 0.0
    for p in a:
        for q in b:
            x, y = p
            z, (u, w) = q
            s += (x * x + y * y) / (z + u * w + 1.5)
    return s


for i in range(3):
    print(retyped(Box(1.5, i)), deleted(Box(1.5, 2.5)), unbound(print))
print(summed(0.0, [1.5, 2.5, 3], lambda i: i + 0.5), summed(1, [2, 3.5], lambda i: i))
print(summed(Sum(), [1.5, 2], lambda i: 2.0), summed(1 + 2j, [1.5, 2], lambda i: 2.0))
print(pairs([(1.0, 2.0), [3.0, 4.0], (5, 6)] * 9, [(1.0, (2.0, 3.0)), (1, [2, 3.5])] * 9))
for a in [(1.0, 2.0, 3.0)], [5], ["ab"]:
    try:
        print(pairs(a, [(1.0, (2.0, 3.0))]))
    except Exception as e:
        print(type(e).__name__, e)
