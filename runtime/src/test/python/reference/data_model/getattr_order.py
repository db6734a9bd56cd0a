# __getattribute__ always runs; __getattr__ only after AttributeError, also one raised by a property.
class A:
    x = 'class'
    def __init__(self): self.y = 'instance'
    def __getattribute__(self, name):
        print('[', name, ']', end=' ')
        return super().__getattribute__(name)
    def __getattr__(self, name):
        return 'fallback ' + name
    @property
    def broken(self): raise AttributeError('inside')
    @property
    def worse(self): raise KeyError('inside')
a = A()
print(a.x, a.y, a.z, a.broken)
print(getattr(a, 'q', 'default'), hasattr(a, 'r'))
try:
    a.worse
except KeyError as e:
    print('KeyError', e)
class B:
    def __getattr__(self, name): raise AttributeError(f'no {name} here')
try:
    B().thing
except AttributeError as e:
    print(e)
