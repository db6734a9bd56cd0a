# Code objects go through marshal.
import marshal

TEXT = """
def f(a, b=2, *c, d, e=5, **g):
    'its doc'
    def inner():
        return a + b
    return inner() + len(c) + d + e + len(g)

class K:
    x = 1.5
    def m(self):
        yield from (i for i in range(3) if i)
result = f(1, 3, 7, d=4), list(K().m()), {1, 2} <= {1, 2, 3}, "text" in ("text", None)
"""
code = compile(TEXT, "some file", "exec")
copy = marshal.loads(marshal.dumps(code))
print(copy.co_name, copy.co_filename, copy.co_firstlineno)
scope = {}
exec(copy, scope)
print(scope["result"])
f = scope["f"]
print(f.__doc__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_kwonlyargcount)
expression = marshal.loads(marshal.dumps(compile("x * 2 + y", "<e>", "eval")))
print(eval(expression, {"x": 4, "y": 1}))
data = marshal.dumps([code, code])
a, b = marshal.loads(data)
print(a is b)
try:
    exec(marshal.loads(marshal.dumps(compile("\n\n1 / 0", "bad.py", "exec"))))
except ZeroDivisionError as e:
    print(e.__traceback__.tb_next.tb_lineno, e.__traceback__.tb_next.tb_frame.f_code.co_filename)
