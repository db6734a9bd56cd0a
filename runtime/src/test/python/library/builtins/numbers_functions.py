# abs, divmod, pow, round, hex, oct, bin, chr, ord, hash on numbers.
import math
print(abs(-5), abs(-2.5), abs(3 - 4j), abs(True), divmod(17, 5), divmod(-17, 5), divmod(7.5, 2), pow(2, 10), pow(2, -2), pow(2, 10, 1000), pow(base=3, exp=2, mod=5))
print(round(5), round(15, -1), round(25, -1), round(1.25, 1), round(-0.5), round(12345.678, ndigits=-2), round(True), hex(-255), oct(8), bin(-5), chr(8364), ord('€'))
print(math.gcd(12, 18, 27), math.lcm(4, 6), math.isqrt(99), math.comb(10, 3), math.perm(5, 2), math.prod([1, 2, 3]), math.factorial(20), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.fsum([0.1] * 10), math.hypot(3, 4), math.dist((0, 0), (3, 4)), math.copysign(1, -0.0), math.isclose(0.1 + 0.2, 0.3), math.frexp(8), math.ldexp(0.5, 4), math.modf(-2.5), math.nextafter(1, 2), math.ulp(1.0))
for f in (lambda: abs('a'), lambda: round(1.5, 'a'), lambda: hex(1.5), lambda: bin('1'), lambda: pow('a', 2), lambda: divmod('a', 1), lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.gcd(1.5), lambda: math.isqrt(-1), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.floor('a'), lambda: math.comb(-1, 2), lambda: math.pow(0, -1), lambda: math.fmod(1, 0)):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
