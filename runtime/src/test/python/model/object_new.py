# object.__new__ and attributes that cannot be set.
class NN(int):
    def __new__(cls, v, extra): o = super().__new__(cls, v); o.extra = extra; return o
n = NN(7, 'e'); print(n, n.extra, n + n)
for e in ["object.__new__(int)", "object.__new__(5)", "int.__new__(str)", "object.__new__()", "list.__new__(int)", "object()", "object().x", "object().x = 1", "(5).x = 1", "(5).real = 2", "int.x = 1", "len.x", "int.foo", "A.x", "type.__name__ = 1", "super().x", "[].append.__self__ = 3"]:
    try: r = eval(e) if '=' not in e else exec(e); print(e, 'ok')
    except Exception as x: print(e, type(x).__name__, x)
