# One code object run again and again: over one dict, over others, over dicts that have died.
import gc

code = compile("n += 1\ndef f(): return n\nclass C: x = n\ng = [lambda i=i: i + n for i in range(2)]", "<again>", "exec")
space = {"n": 0}
functions = []
for _ in range(5):
    exec(code, space)
    functions.append(space["f"])
print(space["n"], {f() for f in functions}, len({f.__code__ for f in functions}), functions[0].__code__ is functions[4].__code__, [f() for f in space["g"]], space["C"].x)
for i in range(300):
    other = {"n": i}
    exec(code, other)
    assert other["f"]() == i + 1 and other["C"].x == i + 1 and other["f"].__globals__ is other
    del other
value = compile("a * 2 + len(b)", "<again>", "eval")
print([eval(value, {"a": i, "b": "x" * i}) for i in range(5)], [eval(value, {"b": ""}, {"a": i}) for i in range(3)])


class Tell:
    def __del__(self):
        print("gone")


exec("pass", space := {"tell": Tell()})
exec(code2 := compile("tell", "<keeps nothing>", "exec"), space)
exec(code2, space)
del space
gc.collect()
len = lambda x: 77
print(eval(value, {"a": 1, "b": ""}), eval(value, {"a": 1, "b": "", "len": len}))
