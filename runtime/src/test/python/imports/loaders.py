# Loaders that fail, replace their module, or return a module of their own.
import importlib.machinery
import sys



class Loader:
    def __init__(self, kind):
        self.kind = kind

    def create_module(self, spec):
        if self.kind == "own":
            m = type(sys)(spec.name)
            m.mark = "own"
            return m

    def exec_module(self, module):
        if self.kind == "fails":
            raise ValueError("in " + module.__name__)
        if self.kind == "replaces":
            sys.modules[module.__name__] = "replacement"
        if self.kind == "removes":
            del sys.modules[module.__name__]


class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("x_"):
            return importlib.machinery.ModuleSpec(name, Loader(name[2:]), origin="nowhere")


sys.meta_path.append(Finder())
import x_own, x_replaces

print(x_own.mark, x_own.__spec__.origin, x_own, x_replaces)
for name in ("x_fails", "x_removes", "x_fails"):
    try:
        __import__(name)
    except Exception as e:
        print(type(e).__name__, e, name in sys.modules)
sys.modules["x_none"] = None
try:
    import x_none
except ImportError as e:
    print(type(e).__name__, e, e.name)
sys.meta_path.pop()
