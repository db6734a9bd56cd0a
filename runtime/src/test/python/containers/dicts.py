# Dicts: order, methods, views.
d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], d.get("x"), d.get("x", 0), "a" in d, "z" not in d)
print(list(d), list(d.values()), list(d.items()), d.keys() & {"a", "z"})
print(d.pop("a"), d.pop("zz", None), d, d.setdefault("n", []), d.setdefault("b", 9))
d.update({"b": 20}, e=5)
print(d, d.popitem(), d)
del d["b"]
print(d, dict([("x", 1)]), dict(y=2), dict(zip("ab", (1, 2))), dict.fromkeys("ab", 0))
print({1: "a"} | {2: "b"}, {"a": 1} == {"a": 1}, {"a": 1, "b": 2} == {"b": 2, "a": 1})
m = {1: "x"}
m |= {1: "y", 2: "z"}
print(m, {k: v for v, k in m.items()}, list(reversed(m)), m.copy() is m)
for f in (lambda: d["zz"], lambda: {}.popitem(), lambda: {[]: 1}, lambda: d.pop("q")):
    try:
        f()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
r = {}
r["self"] = r
print(r, {}, {(1, 2): [3]}, {None: True})
m.clear()
print(m, bool(m))
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
print(len(big), sum(big.values()), next(iter(big)))
