# cmath: elementary functions on both sides of their cuts.
import cmath
def show(z):
    return '%.12g %.12g' % (z.real, z.imag)
points = [0j, 1 + 0j, -1 + 0j, complex(-1, -0.0), 1j, -2.5 + 0.5j, 0.3 - 4j, 1e-310 + 1e-310j, 1e200 + 1e200j, complex(2, -0.0)]
for name in ('sqrt', 'log', 'log10', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh'):
    for z in points:
        try:
            print(name, z, show(getattr(cmath, name)(z)))
        except (ValueError, OverflowError) as e:
            print(name, z, e)
for name in ('exp', 'cos', 'cosh', 'sin', 'sinh', 'tan', 'tanh'):
    print(name, [show(getattr(cmath, name)(z)) for z in points[:7]])
print(show(cmath.log(8, 2)), show(cmath.rect(2, 1)), ['%.12g' % x for x in cmath.polar(3 + 4j)], '%.12g' % cmath.phase(-1j))
