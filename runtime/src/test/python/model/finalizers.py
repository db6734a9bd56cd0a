# __del__ and structures nested 100000 deep.; counts: immediate
# __del__, resurrection
class R:
    saved = []
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n); R.saved.append(self)
r = R(1); del r; print(len(R.saved)); R.saved.clear(); print('cleared')
class D2:
    def __del__(self): print('d2')
def fn(): x = D2(); y = [D2()]; print('in fn')
fn()
class BadDel:
    def __del__(self): pass
d = {'a': D2()}; d.clear(); print('after clear')
# nesting
class Node:
    def __init__(self, nxt): self.nxt = nxt
n = None
for i in range(100000): n = Node(n)
del n; print('deep ok')
l = None
for i in range(100000): l = [l]
del l
t = None
for i in range(100000): t = (t,)
del t
d = None
for i in range(100000): d = {'a': d}
del d; print('deep ok 2')
