# numbers.Number and its kin: what is registered, what mixes.
import numbers
for v in (1, True, 1.5, 2j):
    print(v, [c.__name__ for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(v, c)])
print(1 + True, 1.0 + 1, 1 + 2j, True + 1.5, type(True + True), type(1 + 1.0))
print((5).numerator, (5).denominator, (5).real, (5).imag, (2.5).is_integer(), (4.0).as_integer_ratio(), (1 + 2j).conjugate())
print(int.__mro__, bool.__mro__, float.__mro__)
