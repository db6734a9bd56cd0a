# breakpoint() calls sys.breakpointhook, which programs replace.
import sys


def hook(*args, **kw):
    print("hook", args, kw)
    return 42


sys.breakpointhook = hook
print(breakpoint())
print(breakpoint(1, a=2))
sys.breakpointhook = lambda: None
try:
    breakpoint(1)
except TypeError as e:
    print("TypeError")
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as e:
    print(e)
sys.breakpointhook = sys.__breakpointhook__
