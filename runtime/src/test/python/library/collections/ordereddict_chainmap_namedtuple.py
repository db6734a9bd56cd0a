# collections: OrderedDict, ChainMap, namedtuple, UserDict and their kin.
from collections import *
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a'); o.move_to_end('c', last=False)
print(o, o.popitem(), o.popitem(last=False), list(reversed(OrderedDict(x=1, y=2))), OrderedDict(a=1) == {'a': 1})
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
m['c'] = 4
print(m, m['a'], m['b'], len(m), m.parents, m.new_child({'z': 0})['z'], sorted(m), m.maps[0])
P = namedtuple('P', 'x y z', defaults=[0])
p = P(1, y=2)
print(p, p.x, p._asdict(), p._replace(x=9), P._make([7, 8, 9]), P._fields, P._field_defaults, p == (1, 2, 0), p[1:], P.__doc__, P.x.__doc__)
print(namedtuple('Q', ['a', 'def', 'a'], rename=True)._fields, isinstance(p, tuple), hash(p) == hash((1, 2, 0)))
for f in (lambda: P(1), lambda: P(1, 2, 3, 4), lambda: namedtuple('a b', ''), lambda: namedtuple('A', 'def'), lambda: namedtuple('A', 'x x'), lambda: namedtuple('A', '_x'), lambda: p._replace(q=1), lambda: setattr(p, 'x', 1), lambda: del_c(), lambda: P._make([1])):
    try:
        f()
    except (TypeError, ValueError, AttributeError, NameError) as e:
        print(type(e).__name__, e)
class U(UserDict):
    def __getitem__(self, k): return self.data[k] * 2
print(U(a=1)['a'], UserList([1]) + [2], UserString('ab').upper() + 'c')
