# What a function object knows about itself.
def f(a, b: int = 1, *c, d=2, **e) -> str:
    """Doc of f."""
    x = a
    return x

print(f.__name__, f.__qualname__, f.__module__, f.__doc__)
print(f.__defaults__, f.__kwdefaults__)
print(sorted(f.__annotations__.items(), key=lambda kv: kv[0]))
code = f.__code__
print(code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_varnames)
f.note = "x"
print(f.note, f.__dict__)

class C:
    def m(self):
        def inner():
            pass
        return inner

print(C.m.__qualname__, C().m().__qualname__)
f.__name__ = "g"
print(f.__name__, callable(f), callable(3))
f.__defaults__ = (7,)
print(f(1), f.__defaults__)
