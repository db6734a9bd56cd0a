# Shows functions of complex numbers: branch cuts by signed zeros, infinities and errors of domain.
import cmath

inf, nan = float("inf"), float("nan")
print(cmath.sqrt(complex(-4, 0.0)), cmath.sqrt(complex(-4, -0.0)), cmath.phase(complex(-1, -0.0)), cmath.polar(3 + 4j))
print(cmath.log(complex(-1, 0.0)).imag == cmath.pi, cmath.rect(2, 0), cmath.exp(0j), cmath.log(8, 2), cmath.log10(100))
print(cmath.isfinite(1 + 1j), cmath.isinf(complex(nan, inf)), cmath.isnan(complex(nan, 0)), cmath.isclose(1 + 1e-10j, 1), cmath.infj, cmath.nanj)
for z in (complex(inf, 0), complex(-inf, 1), complex(nan, 0), complex(0.0, -0.0)):
    print(z, cmath.sqrt(z), cmath.tanh(z), cmath.atan(z), cmath.asinh(z))
for act in (lambda: cmath.log(0), lambda: cmath.exp(1000), lambda: cmath.cosh(inf * 1j), lambda: cmath.rect(inf, nan), lambda: cmath.sqrt("4"),
            lambda: cmath.isclose(1, 1, rel_tol=-1), lambda: cmath.atanh(1), lambda: cmath.log()):
    try:
        print(act())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
