# Shows the tower of numbers: which types are in it, and a number of a program's own.
import decimal
import fractions
import numbers

for x in (True, 1, 1.5, 2j, fractions.Fraction(1, 2), decimal.Decimal(1), "1"):
    print(type(x).__name__, [c.__name__ for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(x, c)])


class Half(numbers.Rational):
    numerator, denominator = 1, 2


for name in ("__add__", "__radd__", "__mul__", "__rmul__", "__neg__", "__pos__", "__pow__", "__rpow__", "__truediv__", "__rtruediv__",
             "__abs__", "__eq__", "__lt__", "__le__", "__floordiv__", "__rfloordiv__", "__mod__", "__rmod__", "__ceil__", "__floor__", "__round__", "__trunc__"):
    setattr(Half, name, lambda self, *a: NotImplemented)
try:
    Half()
except TypeError as error:
    print(str(error)[:60])
import abc
abc.update_abstractmethods(Half)
h = Half()
print(float(h), h.real is not None and h.imag, complex(h), bool(numbers.Complex.__bool__(h)) if False else "-", hash(1) == hash(1.0))
try:
    numbers.Integral()
except TypeError as error:
    print(str(error)[:50])
