# The import protocol: a finder on sys.meta_path gives a spec; the loader creates and executes.
import sys
from importlib.machinery import ModuleSpec
class Finder:
    def find_spec(self, name, path, target=None):
        if name.split('.')[0] == 'virt':
            print('find', name, path, target)
            return ModuleSpec(name, self, origin='the air', is_package=name.count('.') < 2)
    def create_module(self, spec):
        print('create', spec.name)
    def exec_module(self, module):
        print('exec', module.__name__, module.__package__, module.__name__ in sys.modules)
        module.level = module.__name__.count('.')
        if module.level > 2: raise ValueError('too deep')
sys.meta_path.insert(0, Finder())
import virt.a.b
print(virt.level, virt.a.level, virt.a.b.level, virt.a.b)
from virt.c import d as e
print(e.__name__, e.__spec__.origin, virt.__path__)
try:
    import virt.a.b.c
except ImportError as err:
    print(type(err).__name__, err)
