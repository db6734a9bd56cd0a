# types.FunctionType with a closure of cells: what must match, and how cells compare.
import types
def outer():
    a, b = 1, 2
    def f(x=0): return a, b, x, name
    return f
f = outer()
C = types.CellType
g = types.FunctionType(f.__code__, {'name': 'new global'}, 'g', (9,), (C('A'), C('B')))
print(g(), g.__name__, g.__qualname__, g.__defaults__)
for args in ((f.__code__, {}), (f.__code__, {}, None, None, (C(1),)), (f.__code__, {}, None, None, (1, 2)),
             (f.__code__, []), (5, {}), (f.__code__, {}, 5), (f.__code__, {}, None, 5), (outer.__code__, {}, None, None, (C(1),)),
             (f.__code__, {}, None, None, [C(1), C(2)])):
    try:
        print(types.FunctionType(*args).__name__)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(C(1) == C(1), C(1) < C(2), C() < C(0), C() == C(), C(1) != C())
try:
    f.__code__ = outer.__code__
except ValueError as e:
    print(e)
try:
    C(1) < C('a')
except TypeError as e:
    print(e)
