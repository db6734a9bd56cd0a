# Loops over generators that run often: delegation, send, exceptions, what is handled, leaving early.; counts: immediate
def f(): pass
class Node:
    def __init__(self,l,v,r): self.l=l; self.v=v; self.r=r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
def tree(n):
    if n==0: return None
    return Node(tree(n-1),n,tree(n-1))
t=tree(6)
print(sum(t), list(t)[:10])
def echo():
    x=None
    while True:
        x=yield x
def deleg():
    r = yield from echo2()
    yield r
def echo2():
    t=0
    for i in range(40):
        v=yield i
        if v: t+=v
    return t
g=deleg(); s=next(g)
try:
    while True: s=g.send(2)
except StopIteration: print('end',s)
def gen(n):
    for i in range(n):
        if i==30: raise ValueError(i)
        yield i
def use():
    t=0
    try:
        for x in gen(100): t+=x
    except ValueError as e: print('VE',e,t)
for i in range(20): use()
def stop():
    for i in range(50):
        if i==40: raise StopIteration
        yield i
def use2():
    try:
        for x in stop(): pass
    except RuntimeError as e: print(e, repr(e.__cause__))
for i in range(3): use2()
def self_iter():
    for x in G: yield x
def wrap():
    for i in range(30): yield i
    for x in G2: yield x
G2=wrap()
try:
    for x in G2: last=x
except ValueError as e: print(e,last)
def inexc():
    try:
        raise KeyError(1)
    except KeyError:
        for i in range(30): yield i
    import sys
    yield sys.exc_info()[0]
import sys
def drive():
    try: raise TypeError
    except TypeError:
        l=[]
        for x in inexc():
            l.append((x, sys.exc_info()[0].__name__))
        print(l[-2:])
drive(); drive()
def br():
    for x in gen(100):
        if x==20: return x
print([br() for i in range(5)])
def fin(log):
    try:
        for i in range(50): yield i
    finally: log.append('fin')
def usefin():
    log=[]
    for x in fin(log):
        if x==25: break
    print(log)
usefin()
