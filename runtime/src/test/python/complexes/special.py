# cmath: infinities and no numbers.
import cmath
inf, nan = cmath.inf, cmath.nan
values = [-inf, -1.0, -0.0, 0.0, 1.0, inf, nan]
for name in ('sqrt', 'log', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'exp', 'cos', 'cosh', 'sin', 'sinh', 'tan', 'tanh'):
    f = getattr(cmath, name)
    row = []
    for a in values:
        for b in values:
            if a - a == b - b == 0:
                continue
            try:
                z = f(complex(a, b))
                row.append('%.4g,%.4g' % (z.real, z.imag))
            except ValueError:
                row.append('E')
    print(name, *row)
print(cmath.isnan(complex(1, nan)), cmath.isinf(complex(-inf, 0)), cmath.isfinite(1j), cmath.infj, cmath.nanj, cmath.isclose(1 + 1e-12j, 1), cmath.isclose(inf, inf))
for f in (lambda: cmath.log(0), lambda: cmath.log(1, 0), lambda: cmath.log(2, 1), lambda: cmath.exp(1000), lambda: cmath.sqrt('x'), lambda: cmath.isclose(1, 1, rel_tol=-1), lambda: cmath.rect(1, inf)):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
