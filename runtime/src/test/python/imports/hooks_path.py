# sys.path_hooks and sys.path_importer_cache.
import importlib
import importlib.machinery
import sys

seen = []


class Finder:
    def __init__(self, path):
        if not path.startswith("memory:"):
            raise ImportError("not mine")
        seen.append(path)
        self.path = path

    def find_spec(self, name, target=None):
        if name == "from_memory":
            return importlib.machinery.ModuleSpec(name, self, origin=self.path)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.place = self.path

    def invalidate_caches(self):
        print("invalidated", self.path)


sys.path_hooks.insert(0, Finder)
sys.path.append("memory:a")
sys.path.append(3)
import from_memory

print(from_memory.place, from_memory, seen)
print(type(sys.path_importer_cache["memory:a"]).__name__)
try:
    import not_there
except ImportError as e:
    print(e)
print(seen)
importlib.invalidate_caches()
sys.path.pop()
sys.path.pop()
sys.path_hooks.remove(Finder)
print("memory:a" in sys.path_importer_cache)
