# Containers by special methods.
class Box:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print("get", k); return self.d[k]
    def __setitem__(self, k, v): print("set", k, v); self.d[k] = v
    def __delitem__(self, k): print("del", k); del self.d[k]
    def __len__(self): return len(self.d)
    def __contains__(self, k): return k in self.d or k == "magic"
    def __iter__(self): return iter(self.d)
    def __reversed__(self): return ["reversed"]
    def __missing__(self, k): return "missing"

b = Box()
b["a"] = 1
b["a"] += 5
b[1, 2] = "tuple"
print(len(b), "a" in b, "magic" in b, "z" in b, b["a"], reversed(b))
del b["a"]
print(bool(b))

class D(dict):
    def __missing__(self, k):
        self[k] = k * 2
        return self[k]

d = D(x=1)
print(d["x"], d["ab"], d, d.get("zz"))

class Call:
    def __call__(self, *a, **k): return a, k
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __format__(self, s): return f"format {s}"
    def __len__(self): return 3
    def __bytes__(self): return b"by"

c = Call()
print(c(1, k=2), c, [c], f"{c} {c!r} {c:>3}", "%s %r" % (c, c), bytes(c), callable(c))
class Bad:
    def __len__(self): return -1
    def __str__(self): return 5
for f in (lambda: len(Bad()), lambda: str(Bad()), lambda: Box()["q"]):
    try:
        f()
    except (ValueError, TypeError, KeyError) as e:
        print(type(e).__name__, e)
