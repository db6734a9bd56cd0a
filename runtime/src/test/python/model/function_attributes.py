# Attributes of functions; cells.
# function attributes
def foo(a, b=1, *, c=2) -> int:
    "doc"
foo.attr = 5; print(foo.attr, foo.__dict__, foo.__doc__, foo.__name__, foo.__defaults__, foo.__kwdefaults__, foo.__annotations__, foo.__module__, foo.__closure__)
foo.__name__ = 'bar'; foo.__doc__ = None; print(foo.__name__, foo.__doc__)
for c in ["foo.__name__ = 1", "foo.__defaults__ = 1", "foo.__code__ = 1", "foo.__closure__ = 1", "foo.__dict__ = 1", "del foo.__name__", "foo.__globals__ = 1", "foo.nope"]:
    try: exec(c); print('ok')
    except Exception as e: print(type(e).__name__, e)
def mk(x):
    def inner(): return x
    return inner
i = mk(5); print(i.__closure__[0].cell_contents, i.__code__.co_freevars); i.__closure__[0].cell_contents = 6; print(i())
