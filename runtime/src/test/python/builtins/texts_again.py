# The same text given to eval and exec again, over other globals, and the features that it inherits.
from __future__ import annotations
from collections import namedtuple
from dataclasses import dataclass


def scope():
    class Inner:
        pass
    return Inner.__module__, type("Made", (), {}).__module__


for _ in range(3):
    P = namedtuple("P", "a b")
    print(P(1, b=2), P.__module__, P._fields)


@dataclass(order=True)
class D:
    x: int
    y: int = 3


print(D(1), D(1) < D(2), D.__annotations__, scope())
ns = {}
exec("def f(x: 1 + 1): pass", ns)
print(ns["f"].__annotations__)
code = compile("z = y + 1\ndef g(): return z, y", "<again>", "exec")
made = []
for i in range(3):
    ns = {"y": i}
    exec(code, ns)
    made.append(ns["g"])
print([g() for g in made])
f = eval("lambda a, b=2, /, *c, d: (a, b, c, d)")
print(f(1, d=4), f.__code__.co_varnames, f.__code__.co_filename, f.__name__)
