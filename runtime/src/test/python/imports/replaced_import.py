# builtins.__import__ may be replaced; the statement calls it.
import builtins
import sys

original = builtins.__import__
calls = []


def spy(name, globals=None, locals=None, fromlist=(), level=0):
    if globals is sys.modules["__main__"].__dict__:
        calls.append((name, locals is globals, fromlist, level))
    if name == "pretend":
        return "a pretended module"
    return original(name, globals, locals, fromlist, level)


builtins.__import__ = spy
try:
    import pretend
    import sys as s
    from sys import path, argv
    import pack.sub.leaf as leaf
    import pack.other

    def function():
        import pack.other

    function()
finally:
    builtins.__import__ = original
print(pretend, s is sys, leaf.__name__)
for call in calls:
    print(call)
del builtins.__import__
try:
    import sys
except ImportError as e:
    print(e)
builtins.__import__ = original
code = "import sys"
try:
    exec(code, {"__builtins__": {}})
except ImportError as e:
    print(e)
exec("import thing; print(thing)", {"__builtins__": {"__import__": lambda *a: a[0], "print": print}})
