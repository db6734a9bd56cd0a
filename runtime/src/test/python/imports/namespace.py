# Folders without __init__.py, sys.modules tricks, modules that replace themselves.
import spaces.inside
print(spaces.inside.V, hasattr(spaces, "__file__"), len(list(spaces.__path__)))
import sys
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
sys.modules["fake"] = "anything"
import fake
print(fake)
import replaces
print(replaces)
from replaces import upper
print(upper())
mod = type(sys)("made", "doc")
mod.x = 1
sys.modules["made"] = mod
from made import x
print(x, mod, mod.__doc__)
