# With from __future__ import annotations every annotation is kept as its source in normal form.
from __future__ import annotations
def f(a: undefined, b: "quoted", *c: x[ 1:2 , ... ], d: lambda  x:x = 1, **e: (1,2)) -> [i for i in y if  i]: pass
for k, v in f.__annotations__.items(): print(k, repr(v))
class A:
    x: not  a
    y: {1:2, **z}
    z: f'{a!r:>{w}}' + b'x'
    w: a if b else c
    v: -1 ** 2
    u: (a+b)*c @ d
    t: f(*a, k=1, **b)
    s: a.b[c].d
    r: 1e10 + 1j + 0xff
    p: {*a, 1}
    o: a < b <= c is not d not in e
    n: A.x
    m: (a,)
    l: a[b, c:d]
    k: None | True
for k, v in A.__annotations__.items(): print(k, v)
for src in 'def f(a: (yield)): pass', 'x: (await y)', 'x: (yield)', 'def f():\n x: (yield)':
    try: compile('from __future__ import annotations\n' + src, '', 'exec'); print('ok', src)
    except SyntaxError as e: print(src, '->', e.msg)
