# __del__ runs when the last reference goes.; counts: immediate
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)

d = D(1)
d = D(2)
print("replaced")
del d
print("deleted")

def f():
    x = D(3)
    print("in f")

f()
print("after f")
l = [D(4), D(5)]
l.pop()
print("popped")
l.clear()
D(6)
print("temp gone")
e = {"k": D(7)}
e["k"] = None
a = D(8)
b = a
del a
print("still alive")
b = None

class Holder:
    def __init__(self): self.d = D(9)

h = Holder()
h.d = D(10)
h = None
try:
    g = D(11)
    raise ValueError
except ValueError:
    del g
print("end")
