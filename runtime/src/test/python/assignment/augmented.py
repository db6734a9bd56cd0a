# Augmented assignment.
x = 10
x += 5; x -= 3; x *= 2; x //= 5; x **= 3; x %= 50; x /= 2
print(x)
l = [1]
m = l
l += [2]
l *= 2
print(l, m is l)
t = (1,)
u = t
t += (2,)
print(t, u)
d = {"n": 1}
d["n"] += 1
print(d)

class A:
    def __init__(self): self.v = 0
    def __iadd__(self, o):
        self.v += o
        return self

a = b = A()
a += 5
print(a.v, a is b)
a.v -= 1
print(a.v)

def idx():
    print("idx once")
    return 0

l[idx()] += 10
print(l)
s = "a"
s += "b"
print(s)
try:
    t[0] += 1
except TypeError as e:
    print(e)
try:
    undefined += 1
except NameError as e:
    print(e)
n = ([],)
try:
    n[0] += [1]
except TypeError:
    print(n)
