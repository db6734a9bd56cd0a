# Names not global are looked up in __builtins__ of the globals: a dict or a module given to exec.
import builtins
ns = {'__builtins__': {'len': lambda x: 'my len', 'print': print}}
exec('print(len([1, 2]))', ns)
for src in ('max(1, 2)', 'import sys', 'assert True', 'assert 0', '[i for i in (1, 2)]', 'raise ValueError'):
    try:
        exec(src, ns)
        print(src, 'ok')
    except BaseException as e:
        print(src, '->', type(e).__name__, e)
g = {}
exec('x = 1', g)
print(sorted(g), g['__builtins__'] is builtins.__dict__)
builtins.shared = 'from builtins'
print(shared)
shared = 'global'
print(shared)
del shared
print(shared)
del builtins.shared
try:
    shared
except NameError as e:
    print(e)
