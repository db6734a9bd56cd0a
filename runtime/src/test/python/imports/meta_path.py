# A finder in sys.meta_path makes modules out of nothing.
import importlib.machinery
import sys


class Loader:
    def create_module(self, spec):
        print("create", spec.name, spec.parent)
        return None

    def exec_module(self, module):
        print("exec", module.__name__)
        module.value = module.__name__.upper()


class Finder:
    @classmethod
    def find_spec(cls, name, path, target=None):
        print("find", name, path, target)
        if name.startswith("made"):
            return importlib.machinery.ModuleSpec(
                name, Loader(), is_package=name == "made")
        return None


sys.meta_path.insert(0, Finder)
import made
import made.up
from made import other, value

print(made.up.value, other.value, value, made.__path__, made.up.__package__)
try:
    import made.up.more
except ImportError as e:
    print(type(e).__name__, e, e.name)
sys.meta_path.remove(Finder)
import made.up

try:
    import made.later
except ImportError as e:
    print(e)
print(str(made).startswith("<module 'made' (<"), repr(made.__spec__).startswith("ModuleSpec(name='made', loader=<"))
