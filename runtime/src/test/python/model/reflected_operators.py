# Which operand is asked first.
class RA:
    def __radd__(self, o): return 'radd'
class RB(RA):
    pass
class AA:
    def __add__(self, o): return 'AA.add'
    def __radd__(self, o): return 'AA.radd'
class BB(AA):
    def __radd__(self, o): return 'BB.radd'
class CC(AA): pass
print(1 + RA(), AA() + BB(), AA() + CC(), CC() + AA(), BB() + AA(), RB() + AA(), [1] + RA())
class Eq:
    def __eq__(self, o): return 'eq'
print(Eq() == 1, Eq() != 1, 1 == Eq())
class Lt:
    def __lt__(self, o): return 'lt'
    def __gt__(self, o): return 'gt'
print(Lt() < 1, 1 < Lt(), 1 > Lt(), sorted([3, 1, 2]))
