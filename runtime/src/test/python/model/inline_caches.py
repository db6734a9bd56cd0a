# Call sites notice when defaults, classes and instances change.
def f(a, b=2, c=[1]): return a, b, c
class A:
    def __init__(self, x, y=5): self.x, self.y = x, y
    def m(self, k=3): return self.x, self.y, k
def run(): return f(1), f(1, 4), f(1, 2, 3), A(1).m(), A(1, 2).m(9)
for i in range(3): print(run())
f.__defaults__ = (7, 8)
for i in range(3): print(run())
A.m.__defaults__ = None
A.__init__.__defaults__ = ('q',)
for i in range(3):
    try: print(run())
    except TypeError as e: print(e)
f.__defaults__ = None
for i in range(3):
    try: print(run())
    except TypeError as e: print(e)
class P:
    K = 5
    @property
    def p(self, z=4): return z
    __slots__ = ('s',)
p = P(); p.s = 3
def run2(o): return o.K, o.p, o.s
for i in range(3): print(run2(p))
P.K = [1]
for i in range(3): print(run2(p))
P.p = 8
for i in range(3): print(run2(p))
del p.s
for i in range(3):
    try: print(run2(p))
    except AttributeError as e: print(e)
class Q: K = 1
q = Q()
def rk(o): return o.K
print(rk(q), rk(q)); q.K = 2; print(rk(q), rk(Q())); Q.K = 3; print(rk(q), rk(Q())); q2 = Q(); q2.__dict__['K'] = 9; print(rk(q2))
q3 = Q(); q3.__dict__; print(rk(q3)); q3.__dict__['K'] = 'd'; print(rk(q3))
class R:
    def m(self): return 'm'
def cm(o): return o.m()
r = R(); print(cm(r), cm(r)); r.m = lambda: 'i'; print(cm(r), cm(R())); R.m = lambda s: 'n'; print(cm(R()))
r2 = R(); r2.__dict__ = {'m': lambda: 'dict'}; print(cm(r2)); r3 = R(); print(cm(r3)); r3.__class__ = Q
try: cm(r3)
except AttributeError as e: print(e)
