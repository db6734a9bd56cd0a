# Shows signatures: kinds of parameters, binding, replacing, and what does not bind.
import functools
import inspect


def f(a, /, b: int, c=3, *args, d, e="x", **kw) -> str: ...


s = inspect.signature(f)
print(s)
for p in s.parameters.values():
    print(p, "|", p.kind.description, "|", p.default is p.empty)
b = s.bind(1, 2, 3, 4, d=5, z=6)
print(b, b.args, b.kwargs)
part = s.bind_partial(1)
part.apply_defaults()
print(part.arguments)
print(inspect.signature(functools.partial(f, 1, d=2)), inspect.signature(functools.partial(f, c=1)))
print(s.replace(parameters=list(s.parameters.values())[:2], return_annotation=s.empty))
for args, kw in (((), {}), ((1,), {"d": 1}), ((1, 2), {}), ((1, 2), {"b": 3, "d": 4})):
    try:
        s.bind(*args, **kw)
    except TypeError as error:
        print(error)
for act in (lambda: inspect.Parameter("1a", inspect.Parameter.KEYWORD_ONLY), lambda: inspect.signature(3),
            lambda: s.replace(parameters=list(s.parameters.values())[::-1])):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
