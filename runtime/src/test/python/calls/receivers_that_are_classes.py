# Class methods, static methods and functions called on classes and instances, often; then what they mean changes.
class Meta(type):
    pass


class A:
    made = 0

    def __init__(self, x=0):
        self.x = x

    @classmethod
    def make(cls, x=1, *, y=2):
        cls.made += 1
        return cls, x, y

    @staticmethod
    def stat(a, b=5):
        return a, b

    def plain(self, k=3):
        return type(self).__name__, k


class B(A, metaclass=Meta):
    pass


def many(n=2500):
    out = set()
    for i in range(n):
        for c in A, B:
            o = c(i % 2)
            out |= {c.make(), c.make(7), c.make(x=i % 2, y=4), o.make(len("ab")), o.make(y=9), c.stat(1), o.stat(2), o.stat(len("xy"), b=6), c.stat(abs(-3)), A.plain(o), A.plain(o, k=8), B.stat(a=1)}
    return sorted(map(repr, out))


first = many()
print(len(first), first[:3], A.made == B.made)
B.stat = lambda *a, **k: ("replaced", len(a), *k)
A.make = classmethod(lambda cls, *a, **k: (cls.__name__, "new", len(a)))
print([r for r in many(20) if "replaced" in r or "new" in r])
Meta.stat = property(lambda cls: lambda *a, **k: ("meta", len(a)))
print([r for r in many(20) if "meta" in r])
del Meta.stat, B.stat
Meta.__getattribute__ = lambda cls, name: (lambda *a, **k: ("got", len(a))) if name == "make" else type.__getattribute__(cls, name)
print([r for r in many(20) if "got" in r])
del Meta.__getattribute__
o = A()
o.make = lambda *a, **k: "own"
o.stat = lambda *a, **k: "mine"


def of(o):
    return o.make(), o.make(len("a")), o.stat(1), o.stat(abs(-1))


for _ in range(2500):
    of(A())
print(of(o), of(A()), of(B()))
for call in (lambda: A.stat(), lambda: A.make(1, 2), lambda: A.plain(), lambda: A.nothing(), lambda: o.plain(1, 2), lambda: B.stat(1, 2, 3)):
    try:
        print(call())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
