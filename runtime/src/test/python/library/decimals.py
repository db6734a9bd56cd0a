# decimal and fractions: the libraries in Python over our numbers.
from decimal import Decimal as D, getcontext, localcontext, ROUND_HALF_UP, InvalidOperation, DivisionByZero
from fractions import Fraction as F
print(D('1.10') + D('2.205'), D(1) / 3, D('1e10').normalize(), D('123.456').quantize(D('.01'), rounding=ROUND_HALF_UP), -D('0'), abs(D('-5.50')))
with localcontext() as ctx:
    ctx.prec = 40
    print(D(2).sqrt(), D(1).exp(), D(10).ln())
print(D('NaN'), D('-Infinity'), D('3.7') // 1, D('-7') % 3, divmod(D(7), D('2.5')), D('1.5').as_tuple(), round(D('2.675'), 2), '%s' % D('1E+3'), format(D('1234567.891'), ',.2f'))
for f in (lambda: D('x'), lambda: D(1) / 0, lambda: D(0) / 0):
    try:
        f()
    except (InvalidOperation, DivisionByZero) as e:
        print(type(e).__name__)
print(F(3, 4) + F('1/6'), F(0.125), F('2.5'), F(7, 3) // 1, F(-7, 3) % 1, F(355, 113).limit_denominator(10), F(1, 3) ** -2, hash(F(1, 2)) == hash(0.5), D(1) == F(1), sorted([F(1, 2), 0.3, D('0.4')][:2]))
