# exec() and eval() of code objects: of functions, with other globals, with closures.


def t(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e)


def plain():
    global made
    made = where
    return 5


where = "here"
exec(plain.__code__)
print(made)
other = {"where": "there"}
print(eval(plain.__code__, other), other["made"], made)


def outer():
    n = 1

    def inner():
        nonlocal n
        n += 1
        print("n", n)

    return inner


f = outer()
t(exec, f.__code__)
exec(f.__code__, closure=f.__closure__)
f()
t(exec, f.__code__, closure=())
t(exec, f.__code__, closure=(1,))
t(exec, plain.__code__, closure=f.__closure__)
t(exec, "1", closure=f.__closure__)
t(eval, f.__code__)


class Names(dict):
    def __missing__(self, key):
        return key.upper()


print(eval("a + b", {}, Names()))
exec("c = d", {}, n := Names())
print(n)
for bad in [(1,), ("1", 1), ("1", {}, 1)]:
    t(exec, *bad)
    t(eval, *bad)
g = {}
exec("x = 1", g)
print(sorted(g), "__builtins__" in g)
print(eval("len([1])", {"__builtins__": {"len": lambda x: "own"}}))
t(eval, "print(1)", {"__builtins__": {}})
