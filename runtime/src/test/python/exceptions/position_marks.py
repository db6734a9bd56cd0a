# Tracebacks with marks under the source line.
def g(a, b):
    return a[0] + b["k"] * 2
def h(x):
    return (x + 1) // (x -
        1)
def k():
    raise ValueError("boo")
def rec(n):
    if n == 0:
        raise KeyError("deep")
    rec(n - 1)
class E(Exception):
    pass
def chain():
    try:
        k()
    except ValueError as e:
        raise E("second") from e
def chain2():
    try:
        {}[1]
    except KeyError:
        foo.bar
def chain3():
    try:
        k()
    except ValueError:
        raise RuntimeError("x") from None
def notes():
    e = ValueError("n")
    e.add_note("note one")
    e.add_note("note two\nline")
    raise e
def multi():
    return max(1,
               2,
               "a")
def attr():
    class A: pass
    return A().foo.bar(1)
def unicode_():
    x = "é"; return ["é" , 1][0] + 1 + len("ü")
def sub():
    d = {"a": {"b": [1]}}
    return d["a"]["b"][5]
def star():
    f = lambda *a: a
    f(*1)
def unary():
    return - "a"
def cmpx():
    return 1 < "a"
def callx():
    x = 3
    x(1)(2)
def assertx():
    assert 1 == 2, "msg"
def synt():
    compile("a = (1,\nb = 3", "f.py", "exec")
def synt2():
    eval("1 +")
def synt3():
    exec("def f():\nx")
def imp():
    import nonexist
def unp():
    a, b = 1, 2, 3
def fl():
    for i in 3:
        pass
def strfail():
    class B(Exception):
        def __str__(self): raise ValueError
    raise B
def delx():
    del zz
def aug():
    d = {}
    d["x"] += 1
def wth():
    with open_x() as f: pass
def wth2():
    with 3 as f: pass
def asg():
    x = 3
    x.foo = 4
def idx():
    (1,2)[7]
def exitx():
    raise SystemExit
import sys
for f in [k, lambda: rec(2), lambda: rec(10), chain, chain2, chain3, notes, multi, attr, unicode_, sub, unary, cmpx, callx, assertx, synt, synt2, synt3, imp, unp, strfail, delx, aug, asg, idx]:
    try:
        f()
    except BaseException as e:
        sys.excepthook(type(e), e, e.__traceback__)
        print("-----", file=sys.stderr)
