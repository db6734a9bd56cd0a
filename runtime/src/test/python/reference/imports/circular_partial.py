# A circular import sees the partly initialised module; from-import and attribute say so.
import sys
from importlib.machinery import ModuleSpec
CODE = {
    'ring_a': 'x = 1\nimport ring_b\ny = 2',
    'ring_b': 'import ring_a\nprint(ring_a.x, hasattr(ring_a, "y"))\ntry: from ring_a import y\nexcept ImportError as e: print(str(e).split(" (")[0])\n'
              'try: ring_a.y\nexcept AttributeError as e: print(e)',
}
class Finder:
    def find_spec(self, name, path, target=None):
        if name in CODE: return ModuleSpec(name, self)
    def create_module(self, spec): return None
    def exec_module(self, module):
        exec(CODE[module.__name__], module.__dict__)
sys.meta_path.append(Finder())
import ring_a
print(ring_a.y, ring_a.ring_b.__name__)
