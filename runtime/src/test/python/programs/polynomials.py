# Polynomial algebra with Fraction: arithmetic, division, gcd, square-free parts, Sturm, interpolation, several variables.

from fractions import Fraction
from functools import reduce, total_ordering
from itertools import zip_longest
from math import comb
from numbers import Rational


@total_ordering
class Poly:
    __slots__ = ("c",)

    def __init__(self, coefficients=()):
        c = [Fraction(x) for x in coefficients]
        while c and not c[-1]:
            c.pop()
        object.__setattr__(self, "c", tuple(c))

    def __setattr__(self, name, value):
        raise AttributeError(f"{type(self).__name__} is immutable")

    @classmethod
    def from_roots(cls, *roots):
        return reduce(lambda p, r: p * cls([-r, 1]), roots, cls([1]))

    @property
    def degree(self):
        return len(self.c) - 1

    @staticmethod
    def of(x):
        if isinstance(x, Poly):
            return x
        return Poly([x]) if isinstance(x, Rational) else None

    def _lift(method):
        def wrapped(self, other):
            other = Poly.of(other)
            return NotImplemented if other is None else method(self, other)
        wrapped.__name__ = method.__name__
        return wrapped

    @_lift
    def __add__(self, other):
        return Poly(a + b for a, b in zip_longest(self.c, other.c, fillvalue=0))

    __radd__ = __add__

    def __neg__(self):
        return Poly(-a for a in self.c)

    @_lift
    def __sub__(self, other):
        return self + -other

    @_lift
    def __rsub__(self, other):
        return other + -self

    @_lift
    def __mul__(self, other):
        out = [0] * max(0, len(self.c) + len(other.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Poly(out)

    __rmul__ = __mul__

    def __pow__(self, n, modulus=None):
        result, base = Poly([1]), self
        while n:
            if n & 1:
                result = result * base if modulus is None else result * base % modulus
            base = base * base if modulus is None else base * base % modulus
            n >>= 1
        return result

    @_lift
    def __divmod__(self, other):
        if not other:
            raise ZeroDivisionError("division by the zero polynomial")
        rest, quotient = list(self.c), [Fraction()] * max(0, self.degree - other.degree + 1)
        for shift in reversed(range(len(quotient))):
            q = quotient[shift] = rest[shift + other.degree] / other.c[-1]
            for i, b in enumerate(other.c):
                rest[shift + i] -= q * b
        return Poly(quotient), Poly(rest)

    def __floordiv__(self, other):
        return divmod(self, other)[0]

    def __mod__(self, other):
        return divmod(self, other)[1]

    def __call__(self, x):
        return reduce(lambda value, c: value * x + c, reversed(self.c), 0 * x)

    def __bool__(self):
        return bool(self.c)

    @_lift
    def __eq__(self, other):
        return self.c == other.c

    @_lift
    def __lt__(self, other):
        return (self.degree, self.c[::-1]) < (other.degree, other.c[::-1])

    def __hash__(self):
        return hash(self.c)

    def __getitem__(self, power):
        return self.c[power] if 0 <= power < len(self.c) else Fraction()

    def derivative(self):
        return Poly(i * a for i, a in enumerate(self.c) if i)

    def integral(self, constant=0):
        return Poly([constant, *(a / i for i, a in enumerate(self.c, 1))])

    def monic(self):
        return Poly(a / self.c[-1] for a in self.c) if self else self

    def gcd(self, other):
        a, b = self, other
        while b:
            a, b = b, a % b
        return a.monic()

    def square_free(self):
        """Yun's algorithm: factors by multiplicity."""
        p = self.monic()
        d = p.derivative()
        g = p.gcd(d)
        b, c = p // g, d // g
        n = 1
        while b.degree > 0:
            d = c - b.derivative()
            a = b.gcd(d)
            if a.degree > 0:
                yield n, a
            b, c, n = b // a, d // a, n + 1

    def sturm(self, low, high):
        chain = [self, self.derivative()]
        while chain[-1]:
            chain.append(-(chain[-2] % chain[-1]))
        def changes(x):
            signs = [v > 0 for v in (p(Fraction(x)) for p in chain[:-1]) if v]
            return sum(a != b for a, b in zip(signs, signs[1:]))
        return changes(low) - changes(high)

    def __str__(self):
        terms = []
        for i in reversed(range(len(self.c))):
            if a := self.c[i]:
                size = "" if abs(a) == 1 and i else str(abs(a)) if a.denominator == 1 or not i else f"({abs(a)})"
                power = "" if i == 0 else "x" if i == 1 else f"x^{i}"
                terms.append((("-" if a < 0 else "") if not terms else " - " if a < 0 else " + ") + size + power)
        return "".join(terms) or "0"

    def __repr__(self):
        return f"Poly({[str(a) for a in self.c]})"

    def __format__(self, spec):
        return format(str(self), spec)


def interpolate(points):
    total = Poly()
    for i, (x, y) in enumerate(points):
        term = Poly([y])
        for j, (other, _) in enumerate(points):
            if i != j:
                term *= Poly([-other, 1]) * Fraction(1, x - other)
        total += term
    return total


class Multi(dict):
    """Several variables: {((name, power), ...): coefficient}."""

    @classmethod
    def var(cls, name):
        return cls({((name, 1),): 1})

    def __missing__(self, key):
        return 0

    def __add__(self, other):
        out = Multi(self)
        for key, a in (other if isinstance(other, Multi) else {(): other}).items():
            out[key] += a
        return Multi({k: a for k, a in out.items() if a})

    def __mul__(self, other):
        out = Multi()
        for k1, a in self.items():
            for k2, b in (other if isinstance(other, Multi) else {(): other}).items():
                powers = dict(k1)
                for name, p in k2:
                    powers[name] = powers.get(name, 0) + p
                out[tuple(sorted(powers.items()))] += a * b
        return Multi({k: a for k, a in out.items() if a})

    __radd__, __rmul__ = __add__, __mul__

    def __sub__(self, other):
        return self + other * -1

    def __str__(self):
        show = lambda key: "*".join(n if p == 1 else f"{n}^{p}" for n, p in key)
        order = sorted(self.items(), key=lambda item: (-sum(p for _, p in item[0]), item[0]))
        return " + ".join(f"{a}" if not k else show(k) if a == 1 else f"{a}*{show(k)}" for k, a in order) or "0"


x = Poly([0, 1])
p, q = 2 * x ** 3 - 3 * x + Fraction(1, 2), x ** 2 - 1
for name, value in [("p", p), ("q", q), ("p+q", p + q), ("p-q", p - q), ("q-p", q - p), ("p*q", p * q), ("1-x", 1 - x),
                    ("p//q", p // q), ("p%q", p % q), ("p'", p.derivative()), ("integral p", p.integral(7)), ("zero", p - p)]:
    print(f"{name:>10}: {value:<40}| degree {value.degree}")
print(p == (p // q) * q + p % q, p(3), p(0.5), p(1j), p(q), repr(q))
print(Poly([3]) == 3, x != 3, hash(x) == hash(Poly([0, 1, 0])), sorted([p, q, x, x + 1, Poly()])[0] == 0, q < p)
for action in (lambda: p / q, lambda: p + "x", lambda: divmod(p, 0), lambda: setattr(p, "c", ()), lambda: p < 1.5):
    try:
        print(action())
    except (TypeError, ZeroDivisionError, AttributeError) as e:
        print(f"{type(e).__name__}: {e}")
r = Poly.from_roots(1, 1, 1, -2, -2, Fraction(1, 2))
print(r, [(n, str(f)) for n, f in r.square_free()])
print("gcd:", Poly.from_roots(1, 2, 3).gcd(Poly.from_roots(2, 3, 4)))
w = Poly.from_roots(-3, -1, 0, 2, 5)
print("roots counted:", w.sturm(-10, 10), w.sturm(-2, 1), w.sturm(3, 4), (x ** 2 + 1).sturm(-10, 10))
print("x^50 mod x^2-x-1:", pow(x, 50, x ** 2 - x - 1))
print("interpolated:", interpolate([(0, 1), (1, 3), (2, 11), (3, 31)]), "|", interpolate([(n, n * (n + 1) // 2) for n in range(6)]))
chebyshev = [Poly([1]), x]
while len(chebyshev) < 7:
    chebyshev.append(2 * x * chebyshev[-1] - chebyshev[-2])
print("chebyshev:", *chebyshev[2:], sep="\n  ")
bernoulli = [Poly([1])]
for n in range(1, 5):
    raw = n * bernoulli[-1].integral()
    bernoulli.append(raw - raw.integral()(Fraction(1)))
print("bernoulli:", *bernoulli, sep="\n  ")
print("binomial:", all(((1 + x) ** 9)[k] == comb(9, k) for k in range(12)))
a, b = Multi.var("a"), Multi.var("b")
print((a + b) * (a - b), "|", (a + b) * (a + b) * (a + 2), "|", a * b - b * a, "|", 3 * a * a + 0 * b + 1)
