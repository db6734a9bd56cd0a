# Module __getattr__ and __dir__ answer for missing names, from-imports included.
import sys, types
m = types.ModuleType('lazy')
sys.modules['lazy'] = m
exec('''
here = 1
def __getattr__(name):
    if name.startswith('no'): raise AttributeError('lazy has not ' + name)
    return 'lazy ' + name
def __dir__(): return ['zz', 'here']
''', m.__dict__)
import lazy
from lazy import here, there
print(lazy.here, lazy.other, there, dir(lazy), hasattr(lazy, 'nope'), getattr(lazy, 'nono', 0))
try:
    from lazy import nothing
except ImportError as e:
    print(type(e).__name__, e, e.name)
class Loud(types.ModuleType):
    @property
    def prop(self): return self.__name__ + ' prop'
    def __setattr__(self, n, v): print('set', n); super().__setattr__(n, v)
lazy.__class__ = Loud
print(lazy.prop)
lazy.q = 2
for bad in int, type('X', (), {}):
    try:
        lazy.__class__ = bad
    except TypeError as e:
        print(e)
