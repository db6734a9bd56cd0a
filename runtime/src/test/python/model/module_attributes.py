# Modules as objects: __name__, __doc__, __dict__, setting and deleting attributes, module __getattr__ and __dir__.
import sys, types
m = types.ModuleType('made', 'doc of it')
print(m.__name__, m.__doc__, m.__loader__, m.__spec__, m.__package__, m)
m.x = 1
print(m.__dict__['x'], vars(m) is m.__dict__)
exec("def __getattr__(name):\n    if name == 'magic': return 42\n    raise AttributeError(f'no {name}')\ndef __dir__(): return ['b', 'a']", m.__dict__)
print(m.magic, dir(m))
for f in (lambda: m.nope, lambda: delattr(m, 'nope'), lambda: setattr(m, '__dict__', {}), lambda: types.ModuleType()):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
del m.x
print(hasattr(m, 'x'), __name__, sys.modules['__main__'].__dict__ is globals())
class M(types.ModuleType):
    @property
    def p(self): return 'property of a module'
m.__class__ = M
print(m.p, type(m).__name__)
