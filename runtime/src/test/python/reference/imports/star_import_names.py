# from m import * takes __all__, or else the names without a leading underscore.
import sys, types
def module(name, **names):
    m = sys.modules[name] = types.ModuleType(name)
    m.__dict__.update(names)
    return m
def star(name):
    g = {}
    try:
        exec(f'from {name} import *', g)
    except Exception as e:
        print(name, type(e).__name__, e)
    print(name, sorted(k for k in g if k != '__builtins__'))
module('plain', a=1, _b=2, __c=3, d_=4)
module('listed', __all__=['_x', 'y'], _x=1, y=2, z=3)
module('tupled', __all__=('y',), y=2)
module('lacking', __all__=['y', 'nope'], y=2)
module('wrong', __all__=['y', 5], y=2)
module('odd', __all__='ab', a=1, b=2)
module('none', __all__=None, a=1)
for name in 'plain', 'listed', 'tupled', 'lacking', 'wrong', 'odd', 'none':
    star(name)
