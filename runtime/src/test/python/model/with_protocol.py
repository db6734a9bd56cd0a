# __enter__ and __exit__: looked up on the type, arguments, suppression, order, several items.
class C:
    def __init__(self, name, suppress=False): self.name, self.suppress = name, suppress
    def __enter__(self): print('enter', self.name); return self.name
    def __exit__(self, t, v, tb): print('exit', self.name, t and t.__name__, v, tb is not None); return self.suppress
with C('a') as a, C('b') as b:
    print(a, b)
with C('outer', True):
    with C('inner'):
        raise ValueError('x')
print('suppressed')
try:
    with (C('p') as p, C('q', False)):
        1 / 0
except ZeroDivisionError as e:
    print('out', e)
def f():
    with C('returning'):
        return 'value'
print(f())
for i in range(3):
    with C(i):
        if i == 0: continue
        if i == 1: break
class NoExit:
    def __enter__(self): pass
class Neither: pass
o = Neither()
o.__enter__ = o.__exit__ = lambda *a: None
for x in (NoExit(), Neither(), o, 1):
    try:
        with x: pass
    except TypeError as e:
        print(e)
class Raises(C):
    def __exit__(self, *a): raise KeyError('from exit')
try:
    with Raises('r'): raise ValueError('body')
except KeyError as e:
    print(repr(e), repr(e.__context__))
