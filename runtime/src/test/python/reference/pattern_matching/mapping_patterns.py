# Mapping patterns look keys up with get, ignore other keys, and ** takes the rest as a new dict.
from collections import defaultdict, UserDict
def m(v):
    match v:
        case {'k': 1, **rest}: return 'k1', rest
        case {'a': {'b': [x, y]}}: return x, y
        case {}: return 'empty or other', len(v)
    return 'no mapping'
print(m({'k': 1, 'z': 2}), m({'a': {'b': (1, 2)}, 'q': 0}), m({}), m({3: 4}), m([('k', 1)]), m(UserDict(k=1)))
d = defaultdict(list)
match d:
    case {'missing': _}: print('made')
    case _: print('not made', dict(d))
class Keys: A = 'a'; B = 'b'
match {'a': 1, -1: 2, None: 3, 1.5: 4}:
    case {Keys.A: p, -1: q, None: r, 1.5: s}: print(p, q, r, s)
try:
    Keys.B = 'a'
    match {'a': 1}:
        case {Keys.A: p, Keys.B: q}: print('?')
except ValueError as e:
    print(e)
