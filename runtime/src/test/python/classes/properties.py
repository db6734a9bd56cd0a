# Properties, class methods, static methods.
class T:
    def __init__(self, c): self._c = c

    @property
    def c(self):
        """Celsius."""
        return self._c

    @c.setter
    def c(self, v):
        if v < -273:
            raise ValueError("too cold")
        self._c = v

    @c.deleter
    def c(self):
        print("deleted")

    @property
    def f(self):
        return self._c * 9 / 5 + 32

    @classmethod
    def from_f(cls, f):
        return cls((f - 32) * 5 / 9)

    @staticmethod
    def helper(x, y=1):
        return x + y

t = T(100)
print(t.c, t.f, T.helper(1), t.helper(1, 2), T.from_f(212).c)
t.c = 5
del t.c
try:
    t.c = -300
except ValueError as e:
    print(e)
for f in ("t.f = 1", "del t.f"):
    try:
        exec(f)
    except AttributeError as e:
        print(e)
print(T.c.__doc__, type(T.c).__name__, T.from_f.__self__ is T, type(T.__dict__["helper"]).__name__)

class S(T):
    @property
    def c(self):
        return super().c + 1

print(S(1).c, type(S.from_f(32)).__name__)
