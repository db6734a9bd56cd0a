# Comparison and hashing by special methods.
class N:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, N) and self.v == o.v
    def __lt__(self, o): return self.v < o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f"N{self.v}"

print(N(1) == N(1), N(1) != N(1), N(1) == 1, N(1) < N(2), N(2) > N(1), N(1) in [N(1)])
print(sorted([N(3), N(1), N(2)]), min(N(5), N(4)), {N(1): "a"}[N(1)], len({N(1), N(1), N(2)}))
try:
    N(1) <= N(2)
except TypeError as e:
    print(e)

class E:
    def __eq__(self, o): return True

print(E() == 5, 5 == E(), E() != 5, [E()] == [3], E() in [1])
try:
    hash(E())
except TypeError as e:
    print(e)

class R:
    def __lt__(self, o): return NotImplemented
    def __gt__(self, o): return "gt"

print(1 < R(), R() > 1)
try:
    R() < R()
    print("reflected")
except TypeError as e:
    print(e)

class O:
    pass

o = O()
print(o == o, o == O(), o != O(), hash(o) == hash(o))
class Cmp:
    def __le__(self, o): return []
print(Cmp() <= 1, bool(Cmp() <= 1), N(1).__eq__(5), object().__eq__(1))
