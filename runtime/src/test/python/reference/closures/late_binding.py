# Free variables are looked up when the function runs: loops share a cell, defaults and calls do not.
fs = []
def make():
    for i in range(3):
        fs.append(lambda: i)
        fs.append(lambda i=i: i)
        fs.append((lambda k: lambda: k)(i))
    return lambda: i
last = make()
print([f() for f in fs], last())
print([f.__closure__ and f.__closure__[0].cell_contents for f in fs])
print(fs[0].__closure__[0] is fs[3].__closure__[0], fs[2].__closure__[0] is fs[5].__closure__[0])
print(fs[0].__code__ is fs[3].__code__, fs[0].__code__.co_freevars, fs[1].__code__.co_freevars)
def fact():
    def f(n): return n * f(n - 1) if n else 1
    g = f
    def f(n): return -1
    return g(3)
print(fact())
def args(*a, **k):
    return lambda: (a, k)
print(args(1, b=2)())
def rebinding(x):
    get = lambda: x
    x = x * 2
    return get
print(rebinding(4)())
