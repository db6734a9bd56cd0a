"""What a program replaces in importlib is used by the imports that follow."""
import importlib
import importlib._bootstrap_external as external
import os
import sys
from importlib.machinery import FileFinder, SourceFileLoader

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
seen = []


def spied(where, name):
    old = getattr(where, name)

    def spy(*args, **kwargs):
        seen.append(name)
        return old(*args, **kwargs)
    setattr(where, name, spy)
    return lambda: setattr(where, name, old)


def fresh(name):
    sys.modules.pop(name, None)
    seen.clear()
    module = importlib.import_module(name)
    return module.__name__, os.path.basename(module.__file__), sorted(set(seen))


print(fresh("sample"), fresh("pack"))
for where, name in [(external, "_path_isfile"), (external, "_path_stat"),
                    (external, "cache_from_source"), (FileFinder, "find_spec"),
                    (SourceFileLoader, "path_stats"), (SourceFileLoader, "get_data"),
                    (external.PathFinder, "_path_hooks")]:
    undo = spied(where, name)
    print(name, fresh("sample"), fresh("pack"))
    undo()
for path in "a/b.py", "a//b.py", "/b.py", "//b.py", "b", "a.b/c", "/.b.py", "a/.b", "a/b.c.py", "a/":
    print(external.cache_from_source(path).replace(sys.implementation.cache_tag, "TAG"))
