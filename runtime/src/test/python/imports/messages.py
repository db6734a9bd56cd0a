# What the module object says about missing names.
import sys

M = type(sys)
m = M("thing", "its doc")
print(m, m.__doc__, sorted(vars(m)))


def show(name="x"):
    try:
        getattr(m, name)
    except AttributeError as e:
        print(e, e.name, e.obj is m)


show()
m.__file__ = "/some/file"
print(m)
import importlib.machinery

m.__spec__ = importlib.machinery.ModuleSpec("thing", None)
m.__spec__._initializing = True
show()
m.__spec__._initializing = False
m.__spec__._uninitialized_submodules.append("x")
show()
show("y")
sys.modules["thing"] = m
try:
    from thing import x
except ImportError as e:
    print(e, e.name, e.path)
m.__getattr__ = lambda name: "made " + name
print(m.x, m.anything)
from thing import whatever
print(whatever)
del m.__getattr__
del m.__name__
show()
for bad in ((), (3,), ("a", "b", "c")):
    try:
        M(*bad)
    except TypeError as e:
        print(e)
