# __slots__, __dict__, class attributes.
class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y

p = P(1, 2)
p.x += 10
print(p.x, p.y, hasattr(p, "__dict__"), P.__slots__, type(P.x).__name__)
for f in ("p.z = 1", "del p.x; p.x", "p.q"):
    try:
        exec(f)
    except AttributeError as e:
        print(e)

class Q(P):
    __slots__ = "z"

q = Q(1, 2)
q.z = 3
print(q.x, q.z, hasattr(q, "__dict__"))

class R(P):
    pass

r = R(1, 2)
r.free = 5
print(r.__dict__, r.x)
try:
    class Bad(P, int):
        __slots__ = ("n",)
except TypeError as e:
    print(e)

class Many:
    def __init__(self, n):
        for i in range(n):
            setattr(self, "a%d" % i, i)

m = Many(50)
print(m.a0, m.a49, len(vars(m)), sum(vars(m).values()))
del m.a0
m.a0 = "again"
print(list(vars(m))[-1], list(vars(m))[0])
