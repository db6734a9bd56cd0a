# Code that does not fit in one JVM method: functions, generators, displays, class bodies, expressions.
def run(src, name="f", *a):
    ns = {}
    exec(compile(src, "<big>", "exec"), ns)
    return ns[name](*a)


N = 1800
print(run("def f(a):\n" + "".join(f"    v{i} = a + {i}\n" for i in range(N)) + "    return v0, v1799, len(locals())\n", "f", 1))
body = "".join(f"        if x == {i}:\n            t += {i} * 2\n            continue\n        t -= 1\n" for i in range(N))
print(run("def f(n):\n    t = 0\n    for x in range(n):\n" + body + "        if t < -9000: break\n    return t\n", "f", 3))
src = "def f(x):\n    try:\n" + "".join(f"        if x == {i}: return 'r{i}'\n" for i in range(N)) + "        raise KeyError(x)\n    except KeyError as e:\n        return 'caught', e.args\n    finally:\n        print('finally', x)\n"
print(run(src, "f", 1500), run(src, "f", -1))
print(sum(run("def f(k):\n    return {" + ",".join(f"'k{i}': k + {i}" for i in range(4000)) + "}\n", "f", 1).values()))
print(sum(run("def f(k):\n    return [" + ",".join(f"k * {i}" for i in range(3000)) + ", *[1, 2]]\n", "f", 2)))
print(run("def f(k):\n    return " + " + ".join(f"k" for i in range(900)) + "\n", "f", 2))
print(run("def f(k):\n    return " + " or ".join(f"k == {i}" for i in range(2500)) + "\n", "f", 2499))
print(run("def f(*a):\n    return len(a), sum(a)\ndef g(k):\n    return f(" + ",".join(f"k + {i}" for i in range(3000)) + ")\n", "g", 1))
print(len(run("def f(k):\n    return f'" + "{k}-" * 5000 + "'\n", "f", 2)))
g = run("def f(n):\n    yield n\n" + "".join(f"    n += {i}\n" for i in range(N)) + "    yield n\n" + "".join(f"    v{i} = n\n" for i in range(N)) + "    return v7\n", "f", 1)
try:
    while True:
        print(next(g))
except StopIteration as e:
    print(e.value)
c = "class C:\n" + "".join(f"    def m{i}(self): return {i}\n    a{i} = {i}\n" for i in range(1500))
ns = {}
exec(c, ns)
print(ns["C"]().m1499(), len(vars(ns["C"])))
exec("".join(f"x{i} = {i} + x{i - 1}\n" for i in range(1, N)), d := {"x0": 0})
print(d["x1799"])
exec("a = [" + ", ".join(f"({i}, 'n{i}', {i}.5)" for i in range(5000)) + "]", d)
print(len(d["a"]), d["a"][-1])
src = "def f():\n" + "".join(f"    x{i} = {i}\n" for i in range(2000)) + "    def g():\n        nonlocal x5\n        x5 += 1\n        return x5 + x1999\n    return g\n"
h = run(src)
print(h(), h())
try:
    run("def f(k):\n" + "".join(f"    v{i} = k\n" for i in range(N)) + "    1 / 0\n", "f", 1)
except ZeroDivisionError as e:
    tb = e.__traceback__.tb_next.tb_next
    print(tb.tb_lineno, tb.tb_next)
try:
    run("def f(k):\n    print(w)\n" + "".join(f"    v{i} = k\n" for i in range(N)) + "    w = 1\n", "f", 1)
except UnboundLocalError as e:
    print(e)
src = "def f(x):\n    if x == 0: pass\n" + "".join(f"    elif x == {i}: return {i} + 1\n" for i in range(1, 1500)) + "    else: return 'none'\n"
print(run(src, "f", 1400), run(src, "f", -5), run(src, "f", 0))
