# __hash__: inherited, set to None by __eq__, kept on purpose, equal numbers, results that are reduced.
class A: pass
class B:
    def __eq__(self, o): return True
class C(B):
    __hash__ = object.__hash__
class D:
    def __hash__(self): return 2 ** 70 + 5
class E(D):
    def __eq__(self, o): return isinstance(o, E)
print(A.__hash__ is object.__hash__, B.__hash__, C.__hash__ is not None, E.__hash__)
print(hash(D()) == hash(2 ** 70 + 5), hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(-1), hash(2 ** 61 - 1), hash(0.5) == hash(2 ** 60), hash(float('inf')), hash(-float('inf')))
from fractions import Fraction
print(hash(Fraction(1, 2)) == hash(0.5), {1: 'a'}[1.0], {0.5: 'b'}[Fraction(1, 2)])
for f in (lambda: hash(B()), lambda: {B(): 1}, lambda: hash([]), lambda: hash(([],)), lambda: {}[{}]):
    try:
        f()
    except TypeError as e:
        print(e)
print(len({C(), C()}), hash(()) == hash(()), hash('a') == hash('a'), hash(b'a') == hash(b'a'))
