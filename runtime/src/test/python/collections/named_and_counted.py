# namedtuple, Counter, ChainMap, OrderedDict, UserList
from collections import *
P = namedtuple('P', 'x y z', defaults=[0]); p = P(1, y=2); print(p, p.x, p[1], p._asdict(), p._replace(z=9), P._fields, P._field_defaults, P._make([1, 2, 3]), P.x.__doc__, p == (1, 2, 0), *p)
for a in (('Q', 'a a'), ('Q', 'class'), ('1', 'a'), ('Q', '_a')):
    try: namedtuple(*a)
    except ValueError as e: print(e)
print(namedtuple('R', 'a class a', rename=True)._fields)
try: p.x = 1
except AttributeError as e: print(e)
c = Counter('abracadabra'); print(c, c.most_common(2), c['z'], sorted(c.elements())[:4], c.total(), c + Counter('ab'), c - Counter('aaaa'), c & Counter('aab'), c | Counter('zz'), +Counter(a=-1, b=1), Counter(a=1) <= Counter(a=2))
c.update('zz', a=5); c.subtract('b'); print(sorted(c.items()), Counter({'x': 2}).copy())
m = ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(m['a'], m['b'], len(m), sorted(m), m.new_child({'b': 9})['b'], m.parents['a'], 'zz' in m); m['b'] = 4; print(m.maps)
o = OrderedDict(a=1, b=2, c=3); o.move_to_end('a'); print(o, o.popitem(False), o.popitem(), list(reversed(OrderedDict(x=1, y=2)))); o.move_to_end('a') if 'a' in o else None
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {'a': 1}, OrderedDict.fromkeys('ab', 0), OrderedDict(a=1) | {'b': 2})
u = UserList([3, 1, 2]); u.sort(); print(u, u + [4], u[1:], sorted(UserDict(b=1, a=2)), UserString('ab').upper() + 'c')
