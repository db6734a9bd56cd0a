# Global names that hold data, read and written by functions that run often, and changed meanwhile.
G=1
H="s"
L=[1]
def f(n):
    t=0
    for i in range(n):
        t+=G
    return t
def g(n):
    global G
    for i in range(n):
        G+=1
    return G
def h(n):
    r=[]
    for i in range(n):
        r.append(H)
        r.append(L[0])
    return r[-2:]
print(f(100)); G=2; print(f(100)); G=2.5; print(f(100)); print(g(1000)); print(f(10)); G=1<<70; print(f(3)); print(g(30)); G=5; print(g(300), f(3))
print(h(50)); H=7; L=[9]; print(h(50)); X=1; print(h(50)); del H
try: h(50)
except NameError as e: print(e)
H='again'; print(h(50)); 
for k in range(20): globals()['N%d'%k]=k
print(h(50), f(3), g(3))
H=lambda: 1
print(len(h(30)))
del G
try: f(30)
except NameError as e: print(e)
try: g(30)
except NameError as e: print(e)
G=0
print(g(500), f(2))
