# Code objects: counts, names, constants, nested code, equality, replace.
import types


def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    "doc"
    x = len(a) + 1.5
    y = [i for i in "abc" if i in x]

    def g():
        return x, G.attr.meth("k", k=c)
    return lambda: g


c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals)
print(c.co_varnames, c.co_cellvars, c.co_freevars, c.co_names, c.co_flags)
print(sorted(str(k) if not isinstance(k, types.CodeType) else k.co_qualname for k in c.co_consts))
g = [k for k in c.co_consts if isinstance(k, types.CodeType) and k.co_name == "g"][0]
print(g.co_names, g.co_freevars, g.co_flags, c.co_consts is c.co_consts)
print(c.co_firstlineno, g.co_firstlineno, type(c.co_code), type(c.co_linetable), type(c.co_stacksize))
m = compile("import os.path\nfrom a import b\nx = y.z\ndel w\ndef f(): pass\nclass C: pass\n'doc'", "file", "exec")
print(m.co_name, m.co_filename, sorted(m.co_names))
print([k.co_name for k in m.co_consts if isinstance(k, types.CodeType)])
same = compile("a = 1 + b", "f", "exec"), compile("a = 1 + b", "g", "exec")
print(same[0] == same[1], hash(same[0]) == hash(same[1]), same[0] == compile("a = 1.0 + b", "f", "exec"), same[0] == compile("a = 1 + c", "f", "exec"))
r = c.replace(co_name="other", co_firstlineno=99, co_filename="elsewhere")
print(r.co_name, r.co_firstlineno, r.co_filename, r == c, c.replace() == c, r)if 0 else print(r.co_name, r == c)
ns = {}
exec(compile("def h(n): return n * factor", "f", "exec"), ns)
k = types.FunctionType(ns["h"].__code__, {"factor": 3})
print(k(4), k.__name__)
inner = [x for x in compile("def h(): return factor", "f", "exec").co_consts if isinstance(x, types.CodeType)][0]
print(types.FunctionType(inner, {"factor": 7}, "named")(), eval(inner, {"factor": 8}))


def one():
    return factor


factor = 10
one.__code__ = inner
print(one())
print(all(len(p) == 4 for p in c.co_positions()))
try:
    one.__code__ = g
except ValueError as e:
    print(e)
