# __getattribute__, __getattr__, __setattr__, __delattr__, __dir__: order and interplay.
class A:
    cls = 'class attribute'
    def __init__(self): object.__setattr__(self, 'log', [])
    def __getattribute__(self, name):
        if name not in ('log', '__class__', '__dict__'):
            object.__getattribute__(self, 'log').append('get ' + name)
        return object.__getattribute__(self, name)
    def __getattr__(self, name):
        if name.startswith('made_'):
            return name[5:]
        raise AttributeError(name)
    def __setattr__(self, name, value):
        self.log.append(f'set {name}')
        super().__setattr__(name, value)
    def __delattr__(self, name):
        self.log.append(f'del {name}')
        super().__delattr__(name)
    def __dir__(self): return {'one', 'two'}
a = A()
a.x = 1
print(a.x, a.cls, a.made_up, getattr(a, 'none', 'default'), hasattr(a, 'none'))
del a.x
try:
    a.x
except AttributeError as e:
    print(repr(e))
try:
    del a.x
except AttributeError as e:
    print(repr(e))
print(a.log, dir(a), a.__len__ if hasattr(a, '__len__') else 'no len')
class L:
    def __getattr__(self, name): return lambda *a: 7
try:
    len(L())
except TypeError as e:
    print(e)
print(L().anything(1), L().__len__())
