# Packages, submodules, relative imports.
import pack
print(pack.__name__, pack.__path__[0].endswith("/imports/pack"), pack.loaded)
import pack.sub.leaf
print(pack.sub.leaf.NAME, pack.sub.leaf.up, pack.sub.leaf.sibling_value)
from pack import other, loaded
print(other.VALUE, loaded, other.__package__, other.__name__)
from pack.sub import leaf as l, helper
print(l is pack.sub.leaf, helper.where())
import pack.sub.leaf as aliased
print(aliased is l)
for text in ("import pack.nothing", "import pack.other.deeper", "from pack import nothing",
             "from . import x", "from .. import y", "import nope.sub"):
    try:
        exec(text)
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (")[0])
from pack import *
print(starred)
import sys
print(sorted(m for m in sys.modules if m.startswith("pack")))
