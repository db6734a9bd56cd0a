# Frozen modules: found by name, without a file.
import _imp
import importlib.machinery
import sys

for name in ("_frozen_importlib", "zipimport", "os.path", "__phello__", "__phello__.ham", "nothing"):
    print(name, _imp.is_frozen(name), _imp.find_frozen(name))
print(_imp.is_frozen_package("__phello__"), _imp.is_frozen_package("__hello__"))
for f in (_imp.get_frozen_object, _imp.is_frozen_package):
    try:
        f("nothing")
    except ImportError as e:
        print(e, e.name)
print(_imp.init_frozen("nothing"))
F = importlib.machinery.FrozenImporter
print(F.find_spec("nothing"), F.find_spec("__hello__").origin)
import __hello__
import __phello__.spam

print(__hello__.initialized, __phello__.__spec__.loader is F)
code = _imp.get_frozen_object("__hello__")
print(code.co_filename, code.co_name)
B = importlib.machinery.BuiltinImporter
print(B.find_spec("sys").origin, B.find_spec("nothing"), B.is_package("sys"))
print(_imp.is_builtin("sys"), _imp.is_builtin("nothing"), _imp.source_hash(1, b"abc"))
try:
    B.get_code("nothing")
except ImportError as e:
    print(e)
print(sys.__spec__.loader is B, sys.__loader__ is B)
