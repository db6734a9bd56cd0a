# sqrt() in float arithmetic, of everything, and when the name means something else.
import math
from math import sqrt


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y


def length(v):
    return sqrt(v.x * v.x + v.y * v.y)


def scaled(v):
    d = 1.0 / (v.x * math.sqrt(v.y) + 1.0)
    return d, d * d + v.x * 2.0


def move(v):
    v.x -= sqrt(v.y * v.y + 1.0)
    v.y += v.x * 0.5
    return v.x, v.y


def go():
    for i in range(2500):
        v = Vector(i * 0.5, i * 0.25)
        r = length(v), scaled(v), move(v)
    return r


print(go())
inf, nan = float("inf"), float("nan")
for x, y in (-1.0, -1.0), ("a", 1.0), (1.0, None), (inf, 1.0), (nan, 2.0), (2, 3), (-1.0, 1.0), (-2, -0.0):
    for f in length, scaled, move:
        try:
            print(f(Vector(x, y)))
        except Exception as e:
            print(type(e).__name__, e)
sqrt = lambda x: x + 1.0
kept, math.sqrt = math.sqrt, lambda x: x * 2.0
print(go())
math.sqrt = kept
print(go())
class math:
    sqrt = staticmethod(lambda x: -x)
print(go())
