# importlib.reload, import_module, find_spec, invalidate_caches.
import importlib
import importlib.util
import sys
import sample

first = sample
sample.extra = 1
again = importlib.reload(sample)
print(again is first, sample.extra, sorted(n for n in vars(sample) if not n.startswith("_"))[:3])
print(importlib.import_module("pack.sub").__name__)
print(importlib.import_module(".leaf", "pack.sub").__name__)
print(importlib.import_module("..other", "pack.sub").__name__)
for args in ((".leaf",), ("....x", "pack.sub")):
    try:
        importlib.import_module(*args)
    except (TypeError, ImportError) as e:
        print(type(e).__name__, e)
print(importlib.util.find_spec("pack.nothing"), importlib.util.find_spec("nothing"))
print(importlib.util.find_spec("sys").origin, importlib.util.find_spec("pack").name)
try:
    importlib.util.find_spec("nothing.more")
except ModuleNotFoundError as e:
    print(e)
print(importlib.util.resolve_name("..x", "a.b.c"), importlib.util.resolve_name("x", None))
del sys.modules["sample"]
try:
    importlib.reload(first)
except ImportError as e:
    print(e)
try:
    importlib.reload(3)
except TypeError as e:
    print(e)
importlib.invalidate_caches()
spec = importlib.util.spec_from_loader("empty", None)
module = importlib.util.module_from_spec(spec)
print(module, spec)
