# eval, exec, compile.
print(eval("1 + 2"), eval("x * 2", {"x": 5}), eval("a + b", {"a": 1}, {"b": 2}))
ns = {}
exec("y = 10\ndef f(n):\n    return n + y", ns)
print(ns["y"], ns["f"](5), "__builtins__" in ns)
code = compile("z = 3\nw = z + 1", "<made>", "exec")
exec(code)
print(z, w, code.co_filename, code.co_name)
e = compile("z ** 2", "<e>", "eval")
print(eval(e), eval(e, {"z": 5}))

def f():
    v = 7
    return eval("v + 1"), sorted(locals())

print(f())
exec("for i in range(3): print(i, end=' ')")
print()
for bad in ("1 +", "x = 1", "def"):
    try:
        eval(bad)
    except SyntaxError as err:
        print(err.msg, err.lineno, err.offset)
try:
    exec("raise KeyError('in exec')")
except KeyError as err:
    print(err)
g = {"__builtins__": {}}
try:
    eval("len([])", g)
except NameError as err:
    print(err)
class NS(dict):
    def __missing__(self, k): return k.upper()
exec("print(spam, eggs)", {"print": print}, NS(print=print))
exec(compile("1 + 1\n'shown'", "<s>", "single")) if False else None
print(eval("[i for i in range(n)]", {"n": 3}), eval("lambda: 5")())
