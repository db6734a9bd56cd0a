# A package that takes no attributes: the submodule is imported all the same, with a warning.
import importlib.machinery
import sys
import warnings


class Strict(type(sys)):
    def __setattr__(self, name, value):
        if name == "child":
            raise AttributeError("no")
        super().__setattr__(name, value)


class Loader:
    def create_module(self, spec):
        return Strict(spec.name) if spec.name == "strict" else None

    def exec_module(self, module):
        pass


class Finder:
    @staticmethod
    def find_spec(name, path, target=None):
        if name in ("strict", "strict.child"):
            return importlib.machinery.ModuleSpec(name, Loader(), is_package=name == "strict")


sys.meta_path.insert(0, Finder)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    import strict.child
print([(w.category.__name__, str(w.message)) for w in log])
print(hasattr(strict, "child"), "strict.child" in sys.modules)
from strict import child
print(child.__name__)
import strict.child as again
print(again is child)
sys.meta_path.remove(Finder)
