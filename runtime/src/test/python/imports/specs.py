# __spec__, __loader__, __file__ and their like of all kinds of modules.
import sys
import pack
import pack.sub.leaf
import spaces
import time

here = __file__.rpartition("/")[0]


def show(m):
    spec = m.__spec__
    loader = spec.loader
    kind = loader.__name__ if isinstance(loader, type) else type(loader).__name__
    origin = spec.origin.replace(here, "") if spec.origin else spec.origin
    where = spec.submodule_search_locations
    print(spec.name, kind, origin, spec.parent, spec.has_location,
          where if where is None else [p.replace(here, "") for p in where])
    print("  ", m.__name__, m.__package__, (getattr(m, "__file__", None) or "-").replace(here, ""),
          m.__loader__ is loader, m.__doc__ is None)


for m in (pack, pack.sub, pack.sub.leaf, spaces, time, sys):
    if m is not time and m is not sys:
        show(m)
    else:
        print(m.__spec__.name, m.__spec__.loader.__name__, m.__spec__.origin, m)
print(__spec__, type(__loader__).__name__, __package__, __cached__)
print(type(spaces.__path__).__name__, len(list(spaces.__path__)))
print(pack.__spec__ == pack.__spec__, pack.__spec__ == pack.sub.__spec__)
