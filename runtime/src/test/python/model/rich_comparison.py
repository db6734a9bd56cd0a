# Rich comparison: reflections, NotImplemented, subclasses first, default equality, chains.
class N:
    def __init__(self, n): self.n = n
    def __lt__(self, o): print('lt', self.n); return self.n < o.n if isinstance(o, N) else NotImplemented
    def __gt__(self, o): print('gt', self.n); return self.n > o.n if isinstance(o, N) else NotImplemented
    def __eq__(self, o): print('eq', self.n); return self.n == o.n if isinstance(o, N) else NotImplemented
class M(N):
    def __gt__(self, o): print('M.gt', self.n); return True
print(N(1) < N(2), N(1) > N(2), N(1) == N(1), N(1) != N(1), N(1) < M(0))
for f in (lambda: N(1) < 5, lambda: 5 < N(1), lambda: N(1) <= N(2), lambda: object() < object()):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(N(1) == 5, 5 == N(1), N(1) != 'x')
class Weird:
    def __eq__(self, o): return 'equal'
    def __ne__(self, o): return []
    def __lt__(self, o): return 0
w = Weird()
print(w == 1, w != 1, w < 1, 1 > w, w == 1 == 2, [w] == [w], w in [1])
try:
    hash(w)
except TypeError as e:
    print(e)
o = object()
print(o == o, o != o, o == object(), 1 < 2 < 3 < 3, 3 > 2 != 4)
