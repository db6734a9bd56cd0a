# import in all forms: what is bound, errors, __import__, from ... import of a submodule.
import os.path
import os.path as p
import collections.abc, string as s
from os import path as q, sep
from collections import (abc, OrderedDict as OD,)
print(os.path is p is q, sep, s.digits, OD.__name__, abc is collections.abc)
def f():
    import math as m
    from math import pi, floor
    return m.floor is floor, round(pi, 2)
print(f(), __import__('os').path is p, __import__('os.path').__name__, __import__('os.path', fromlist=['x']).__name__)
for src in ('import no_such_module', 'import os.no_such', 'from os import no_such', 'from no_such import x', 'from . import x', 'from .x import y', 'import string.digits', 'from os.path import nope'):
    try:
        exec(src, {'__name__': 'here'})
    except ImportError as e:
        print(src, '->', type(e).__name__, str(e).split(' (/')[0].split(' (<')[0].split(' (unknown')[0], e.name)
ns = {}
exec('from string import *', ns)
print('digits' in ns, 'Template' in ns, '_re' in ns)
