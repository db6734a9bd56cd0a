# a special method that gives an instance of a subclass: a warning, and the plain value
import operator
import warnings
warnings.simplefilter("always")

class N(int): pass
class F(float): pass
class Z(complex): pass
class Bad:
    def __int__(self): return N(1)
    def __float__(self): return F(2.5)
    def __complex__(self): return Z(1, 2)
class Ix:
    def __index__(self): return True
class Tr:
    def __trunc__(self): return N(7)

def show(f, *args):
    with warnings.catch_warnings(record=True) as got:
        warnings.simplefilter("always")
        r = f(*args)
    print(type(r).__name__, r, [(w.category.__name__, str(w.message)) for w in got])
    warnings.simplefilter("error")
    try:
        f(*args)
    except DeprecationWarning as e:
        print("raised", len(str(e)))
    warnings.simplefilter("always")

show(int, Bad())
show(float, Bad())
show(complex, Bad())
show(operator.index, Ix())
show(int, Ix())
show([5, 6].__getitem__, Ix())
show(int, Tr())
