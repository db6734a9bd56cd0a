# Context managers.
class M:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        return self.swallow

with M("a") as a:
    print("in", a)
with M("b"), M("c") as c:
    print(c)
with M("d", True):
    raise ValueError("swallowed")
try:
    with M("e"):
        raise KeyError("out")
except KeyError as e:
    print(repr(e))

def f():
    with M("f"):
        return "r"

print(f())
for i in range(2):
    with M(i):
        if i == 0:
            continue
        break
with (M("p") as p, M("q") as q):
    print(p, q)
try:
    with 5:
        pass
except TypeError as e:
    print(e)
with M("t") as (x):
    print(x)
try:
    with M("outer"), M("inner", True) as z, open:
        pass
except TypeError as e:
    print(e)
