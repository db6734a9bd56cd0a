# The import statement calls builtins.__import__ with name, globals, locals, fromlist and level.
import builtins
real = builtins.__import__
class Fake:
    def __getattr__(self, n):
        if n == 'missing': raise AttributeError(n)
        print('  get', n)
        return Fake()
def fake(name, globals=None, locals=None, fromlist=(), level=0):
    print('import', repr(name), fromlist, level)
    return Fake()
builtins.__import__ = fake
try:
    import a
    import a.b.c
    import a.b.c as d
    from x.y import p, q as r
    from . import z
    from ..w import v
    try:
        from x import missing
    except Exception as e:
        print(type(e).__name__)
finally:
    builtins.__import__ = real
del builtins.__import__
try:
    import json
except ImportError as e:
    print(e)
builtins.__import__ = real
