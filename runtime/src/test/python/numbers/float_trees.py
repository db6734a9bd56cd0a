# Arithmetic on floats in several steps, and attributes updated in place: numbers of each kind, other types, errors.
class A:
    def __init__(s): s.x=0; s.f=0.0; s.s='a'; s.l=[1]
class S:
    __slots__=('x','f')
    def __init__(s): s.x=0; s.f=0.0
class P:
    def __init__(s): s._x=5
    @property
    def x(s): return s._x
    @x.setter
    def x(s,v): print('set',v); s._x=v
def upd(o,n):
    for i in range(n):
        o.x += 1
        o.x -= i
        o.f += 0.5
        o.f -= i*0.25*o_k
    return o.x,o.f
o_k=1.0
def upd2(o,n,k):
    for i in range(n):
        d=i*0.5
        o.x += i
        o.f += d*k
        o.f -= d/k+d
    return o.x,o.f
for o in (A(),S()):
    print(upd2(o,100,2.0), upd(o,50), upd2(o,600,3.0))
    try: upd2(o,3,0.0)
    except ZeroDivisionError as e: print(e)
    o.x=1<<60; print(upd2(o,5,1.5)); o.x=2.5; print(upd2(o,30,1)); o.x=True; print(upd2(o,30,1.0))
    o.f=1; print(upd2(o,30,1.0)); o.f=float('inf'); print(upd2(o,30,1.0)); o.f=1e300; print(upd2(o,30,1e290))
    o.x=-(1<<59); print(upd2(o,30,1.0)); o.x=255; print(upd2(o,5,1.0)); o.x=300;y=o.x; print(upd2(o,5,1.0),y)
    del o.x
    try: upd2(o,3,1.0)
    except AttributeError as e: print(e)
p=P(); p.f=0.0
print(upd2(p,20,2.0))
a=A()
def strs(a,n,t):
    for i in range(n):
        a.s += t
        a.l += [i]
    return len(a.s),len(a.l)
print(strs(a,40,'xy'))
def tree(a,b,c,n):
    r=None
    for i in range(n):
        r = a*b+c*a-b/c
    return r
print(tree(1.5,2.5,3.5,50),tree(1,2,3,5),tree(2.0,3,4.0,5))
for args in ((1.0,2.0,0.0),('a',2,3),(1j,2.0,3.0),(1e200,1e200,1e-200),(True,2.0,3.0)):
    try: print(tree(*args,5))
    except Exception as e: print(type(e).__name__,e)
class V:
    def __init__(s,v): s.v=v
    def __add__(s,o): print('add'); return V(s.v+(o.v if isinstance(o,V) else o))
    def __mul__(s,o): print('mul'); return V(s.v*(o.v if isinstance(o,V) else o))
    def __sub__(s,o): print('sub'); return s
    def __truediv__(s,o): print('div'); return s
print(tree(V(1),V(2),V(3),1).v)
def attrs(p,q,k,n):
    for i in range(n):
        d = p.x - q.x*k + k*2.0
    return d
class Q:
    pass
q=Q(); q.x=1.25; r=Q(); r.x=3.5
print(attrs(q,r,2.0,40)); q.x=3; print(attrs(q,r,2.0,40)); print(attrs(q,r,2,4))
def unb(n):
    for i in range(n):
        if i>100: z=1.0
    return z*z+z*z
try: unb(20)
except UnboundLocalError as e: print(e)
def acc(n):
    s=0.0; t=1.5; k=0
    for i in range(n):
        s += t*0.5+t
        t -= s*0.001*t
        k += i*2+1
    return s,t,k
print(acc(500))
print(acc(3))
def neg(x,n):
    for i in range(n): y=-x*2.0+x/4.0
    return y
print(neg(2.0,30),neg(0.0,30),neg(-0.0,2),neg(float('nan'),2),neg(3,3))
def gen(a,b):
    for i in range(40):
        a = a*b+b*0.5+(yield a)*1.0
g=gen(1.0,0.5); v=next(g)
for i in range(30): v=g.send(0.1)
print(v)
