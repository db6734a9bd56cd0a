# A module's import-related attributes, and what a fresh module object starts with.
import types, json, sys
m = types.ModuleType('fresh', 'its doc')
print(sorted(m.__dict__), m.__name__, m.__doc__, m.__loader__, m.__package__, m.__spec__)
print(repr(m))
print(json.__name__, json.__package__, json.decoder.__package__, json.__spec__.name, json.__spec__.parent)
print(json.__spec__.submodule_search_locations is not None, json.decoder.__spec__.submodule_search_locations)
print(sys.__spec__.origin, sys.__spec__.has_location, hasattr(sys, '__file__'), repr(sys))
for f in (lambda: m.missing, lambda: types.ModuleType(), lambda: types.ModuleType(5), lambda: delattr(m, "gone")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
m.__name__ = 'renamed'
print(repr(m))
del m.__name__
print(repr(m))
try:
    m.missing
except AttributeError as e:
    print(e)
