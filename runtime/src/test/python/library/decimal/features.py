# decimal: contexts, rounding, signals, formatting, special values.
from decimal import *
D = Decimal
print(D('0.1') + D('0.2'), D(1) / D(7), D('1.10') * 2, D('-0'), D('1e3'), D(0.1), D('NaN'), D('Infinity') - 1, D(10) ** -2, D(2).sqrt(), D('3.7') // 1, D('-7') % 3, divmod(D(7), 2), D('1.23456').quantize(D('0.01')), D('2.5').to_integral_value(), round(D('2.675'), 2), int(D('3.9')), D('123.4500').normalize(), D('1E+2').as_tuple(), D('1.5') == 1.5, D('1.0') == 1, hash(D(1)) == hash(1))
with localcontext() as c:
    c.prec, c.rounding = 4, ROUND_UP
    print(D(1) / 3, D('1.00001') + 0, bool(c.flags[Inexact]))
print(f'{D("1234567.891"):,.2f} {D("0.000001"):e} {D("5"):>8} {D("1.5"):%}', str(D('1E-10')), D('12').scaleb(2), D(5).exp().quantize(D('0.0001')), D(100).log10(), D(2).max(D(3)), D('1.1').compare(D('1.2')), D('5').is_nan(), D('12.34').adjusted(), D('1.5').as_integer_ratio())
for f in (lambda: D('x'), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D(-1).sqrt(), lambda: D(1) + 1.5, lambda: D('inf') - D('inf'), lambda: D('sNaN') + 1, lambda: D('1e999999') * 10 ** 6 if False else D(9) ** 10 ** 8 if False else D('1') % 0, lambda: D('1').quantize(D('1e-50'))):
    try:
        print(f())
    except (InvalidOperation, DivisionByZero, TypeError, FloatOperation) as e:
        print(type(e).__name__)
