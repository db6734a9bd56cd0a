# Number theory: primality, factoring, RSA, CRT, discrete logarithms, Shamir's secret sharing, continued fractions, elliptic curves.

import math
import random
from collections import Counter
from fractions import Fraction
from functools import lru_cache, reduce
from itertools import compress, count


def primes_below(n):
    flags = bytearray([1]) * n
    flags[:2] = b"\0\0"
    for i in range(2, math.isqrt(n - 1) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n, i)))
    return list(compress(range(n), flags))


SMALL = primes_below(200)


def is_prime(n):
    if n < 2 or any(n % p == 0 for p in SMALL[:12]):
        return n in SMALL[:12]
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in SMALL[:13]:
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def rho(n):
    for c in count(1):
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = math.gcd(x - y, n)
        if d != n:
            return d


def factor(n):
    found, todo = Counter(), [n]
    while todo:
        n = todo.pop()
        if n == 1:
            continue
        if is_prime(n):
            found[n] += 1
            continue
        d = next((p for p in SMALL if n % p == 0), None) or rho(n)
        todo += [d, n // d]
    return dict(sorted(found.items()))


def phi(n):
    return reduce(lambda v, p: v // p * (p - 1), factor(n), n)


def egcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1, y0, y1 = x1, x0 - q * x1, y1, y0 - q * y1
    return a, x0, y0


def crt(pairs):
    r, m = 0, 1
    for r2, m2 in pairs:
        g, p, _ = egcd(m, m2)
        if (r2 - r) % g:
            raise ValueError(f"no solution mod {m2}")
        r = (r + m * ((r2 - r) // g * p % (m2 // g))) % (m // g * m2)
        m = m // g * m2
    return r, m


def discrete_log(g, h, p):
    step = math.isqrt(p - 1) + 1
    baby = {pow(g, j, p): j for j in reversed(range(step))}
    giant = pow(g, -step, p)
    for i in range(step):
        if h in baby:
            return i * step + baby[h]
        h = h * giant % p
    raise ValueError("no logarithm")


class RSA:
    def __init__(self, bits, rng):
        while True:
            self.p, self.q = (next(filter(is_prime, (rng.getrandbits(bits) | 1 << bits - 1 | 1 for _ in count()))) for _ in "pq")
            self.n, self.e = self.p * self.q, 65537
            if self.p != self.q and math.gcd(self.e, (self.p - 1) * (self.q - 1)) == 1:
                break
        self.d = pow(self.e, -1, math.lcm(self.p - 1, self.q - 1))

    def encrypt(self, message):
        m = int.from_bytes(message, "big")
        if m >= self.n:
            raise OverflowError("message too long")
        return pow(m, self.e, self.n)

    def decrypt(self, c):
        m, _ = crt([(pow(c, self.d % (self.p - 1), self.p), self.p), (pow(c, self.d % (self.q - 1), self.q), self.q)])
        return m.to_bytes((m.bit_length() + 7) // 8, "big")


def share(secret, need, total, prime, rng):
    poly = [secret] + [rng.randrange(prime) for _ in range(need - 1)]
    return [(x, sum(c * pow(x, k, prime) for k, c in enumerate(poly)) % prime) for x in range(1, total + 1)]


def reveal(shares, prime):
    total = 0
    for i, (x, y) in enumerate(shares):
        for j, (other, _) in enumerate(shares):
            if i != j:
                y = y * other * pow(other - x, -1, prime) % prime
        total += y
    return total % prime


def sqrt_fraction(n):
    a0 = a = math.isqrt(n)
    terms, m, d = [a0], 0, 1
    while a != 2 * a0:
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d
        terms.append(a)
    return terms


def convergents(terms):
    p0, q0, p1, q1 = 0, 1, 1, 0
    for a in terms:
        p0, q0, p1, q1 = p1, q1, a * p1 + p0, a * q1 + q0
        yield Fraction(p1, q1)


def pell(n):
    first, *period = sqrt_fraction(n)
    return next((f.numerator, f.denominator) for f in convergents([first] + period * 2) if f.numerator ** 2 - n * f.denominator ** 2 == 1)


class Curve:
    def __init__(self, a, b, p):
        self.a, self.b, self.p = a, b, p

    def add(self, P, Q):
        if P is None or Q is None:
            return P or Q
        (x1, y1), (x2, y2) = P, Q
        if x1 == x2 and (y1 + y2) % self.p == 0:
            return None
        s = (3 * x1 * x1 + self.a) * pow(2 * y1, -1, self.p) if P == Q else (y2 - y1) * pow(x2 - x1, -1, self.p)
        x = (s * s - x1 - x2) % self.p
        return x, (s * (x1 - x) - y1) % self.p

    def times(self, n, P):
        R = None
        while n:
            if n & 1:
                R = self.add(R, P)
            P, n = self.add(P, P), n >> 1
        return R

    def points(self):
        roots = {}
        for y in range(self.p):
            roots.setdefault(y * y % self.p, []).append(y)
        return [None] + [(x, y) for x in range(self.p) for y in roots.get((x ** 3 + self.a * x + self.b) % self.p, [])]


@lru_cache(None)
def partitions(n):
    if n < 0:
        return 0
    return 1 if n == 0 else sum((-1) ** (k + 1) * (partitions(n - k * (3 * k - 1) // 2) + partitions(n - k * (3 * k + 1) // 2)) for k in range(1, math.isqrt(n) + 2))


rng = random.Random(42)
print(len(primes_below(20000)), primes_below(60)[-5:], [n for n in range(10**12, 10**12 + 120) if is_prime(n)])
print([is_prime(n) for n in (2**61 - 1, 2**89 - 1, 2**67 - 1, 561, 3215031751, 1, 0)])
for n in (360, 2**32 + 1, 10**18 + 1, 600851475143, 97, 1, math.factorial(20)):
    print(n, factor(n), phi(n))
print(egcd(240, 46), crt([(2, 3), (3, 5), (2, 7)]), crt([(3, 4), (5, 6)]), discrete_log(5, pow(5, 1234, 58231), 58231))
try:
    crt([(1, 4), (2, 6)])
except ValueError as e:
    print("ValueError:", e)
try:
    pow(6, -1, 9)
except ValueError as e:
    print("ValueError:", e)
key = RSA(128, rng)
secret = key.encrypt(b"attack at dawn")
print(hex(key.n), key.decrypt(secret), key.n.bit_length(), secret.bit_length() > 200)
try:
    key.encrypt(b"x" * 40)
except OverflowError as e:
    print("OverflowError:", e)
prime = 2**127 - 1
shares = share(123456789, 3, 6, prime, rng)
print([reveal(rng.sample(shares, 3), prime) for _ in range(3)], reveal(shares[:2], prime) == 123456789)
print(sqrt_fraction(23), pell(61), pell(109), [str(f) for f in convergents([3, 7, 15, 1])])
print(Fraction(math.pi).limit_denominator(1000), list(map(str, convergents([1] * 8))))
curve = Curve(2, 3, 97)
points = curve.points()
P = (3, 6)
order = next(n for n in count(1) if curve.times(n, P) is None)
print(len(points), order, curve.times(2, P), curve.times(order + 1, P) == P, len(points) % order)
a, b = 17, 29
print(curve.times(a, curve.times(b, P)) == curve.times(b, curve.times(a, P)), all(curve.add(P, Q) in points for Q in points))
print([partitions(n) for n in (0, 1, 5, 10, 50, 200)], math.comb(100, 50), math.perm(10, 3), math.isqrt(10**40 + 7))
print([2**(p - 1) * (2**p - 1) for p in SMALL[:8] if is_prime(2**p - 1)])
