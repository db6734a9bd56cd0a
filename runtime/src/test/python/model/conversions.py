# __int__, __float__, __complex__, __index__, __round__, __trunc__, __floor__, __ceil__, __abs__, __neg__, __pos__, __invert__.
import math, operator
class V:
    def __int__(self): return 3
    def __float__(self): return 2.5
    def __complex__(self): return 1j
    def __index__(self): return 2
    def __round__(self, n=None): return f'round {n}'
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __abs__(self): return 'abs'
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'invert'
v = V()
print(int(v), float(v), complex(v), operator.index(v), round(v), round(v, 2), math.trunc(v), math.floor(v), math.ceil(v), abs(v), -v, +v, ~v)
print([10, 20, 30][v], 'abcdef'[v:], hex(v), bin(v), range(v), [0] * v, 'x' * v, bytes(v), (1).__lshift__(2))
class I:
    def __index__(self): return 7
print(int(I()), float(I()), complex(I()), math.sqrt(I()) > 2)
class Bad:
    def __int__(self): return 'x'
    def __float__(self): return 1
    def __index__(self): return 1.0
    def __complex__(self): return 1
for f in (lambda: int(Bad()), lambda: float(Bad()), lambda: [1][Bad()], lambda: complex(Bad()), lambda: int(object()), lambda: float('x'), lambda: int('0x', 16), lambda: round('a'), lambda: abs('a')):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
