# A module whose execution fails leaves sys.modules; its parent stays; the exception is passed on.
import sys
from importlib.machinery import ModuleSpec
class Finder:
    def find_spec(self, name, path, target=None):
        if name.startswith('frail'):
            return ModuleSpec(name, self, is_package='.' not in name)
    def create_module(self, spec): return None
    def exec_module(self, module):
        print('run', module.__name__)
        if module.__name__ == 'frail.bad': raise ZeroDivisionError('on purpose')
        if module.__name__ == 'frail.swap': sys.modules['frail.swap'] = 'replaced'
        if module.__name__ == 'frail.gone': del sys.modules['frail.gone']
sys.meta_path.append(Finder())
for name in 'frail.bad', 'frail.bad', 'frail.swap', 'frail.gone':
    try:
        __import__(name)
        print(name, sys.modules.get(name))
    except Exception as e:
        print(type(e).__name__, e, sorted(n for n in sys.modules if n.startswith('frail')))
print(__import__('frail.swap').swap)
