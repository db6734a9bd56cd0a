# divmod, three-argument pow, round, trunc, floor and ceil call the special methods of the type.
import math
class N:
    def __divmod__(self, o): return 'divmod', o
    def __rdivmod__(self, o): return 'rdivmod', o
    def __pow__(self, o, m=None): return 'pow', o, m
    def __rpow__(self, o, m=None): return 'rpow', o, m
    def __round__(self, *n): return 'round', n
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
n = N()
print(divmod(n, 2), divmod(2, n), pow(n, 2), pow(n, 2, 3), pow(2, n), 2 ** n)
print(round(n), round(n, 2), round(n, None), math.trunc(n), math.floor(n), math.ceil(n))
for f in (lambda: pow(2, n, 3), lambda: pow(2, 3, n), lambda: divmod('a', []), lambda: round('x'),
          lambda: math.floor('x'), lambda: math.trunc('x'), lambda: pow(2, 3.0, 5)):
    try:
        print(f())
    except TypeError as e:
        print(e)
