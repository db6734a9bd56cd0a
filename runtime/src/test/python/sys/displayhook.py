# sys.displayhook and excepthook.
import builtins
import sys

sys.displayhook(None)
print(hasattr(builtins, "_"))
sys.displayhook(3 + 4)
print(builtins._)
sys.displayhook("text \xe9")
sys.displayhook(None)
print(builtins._)
shown = []
sys.displayhook = shown.append
exec(compile("1 + 1\n", "<s>", "single"))
exec(compile("None\n", "<s>", "single"))
print(shown)
sys.displayhook = sys.__displayhook__
del builtins._
sys.stderr = sys.stdout
TEXT = """
import sys
try:
    raise ValueError("seen")
except ValueError as e:
    sys.excepthook(type(e), e, None)
    sys.excepthook(ValueError, ValueError("alone"), None)
    sys.excepthook(KeyError, KeyError("other"), e.__traceback__)
"""
exec(compile(TEXT, "<made>", "exec"))
sys.excepthook = lambda *args: print("hooked", args[0].__name__, args[1])
raise KeyError("last")
