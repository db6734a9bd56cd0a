# OrderedDict: order, ends, views, equality, operators, copies and subclasses
import copy, pickle, sys
from _collections import OrderedDict
from collections import defaultdict
od = OrderedDict.fromkeys('abcde'); print(od, len(od), list(reversed(od)))
od.move_to_end('b'); print(''.join(od)); od.move_to_end('b', last=False); print(''.join(od)); od.move_to_end('b', False); od.move_to_end('e'); print(''.join(od))
print(od.popitem(), od.popitem(last=False), od.popitem(0), od); od['a'] = 1; od['c'] = 2; od.x = 'attribute'; print(od, od.__dict__)
print(od.pop('a'), od.pop('zz', 9), od.pop(key='zz', default=8), od.setdefault('c', 5), od.setdefault('q'), od.setdefault(key='r', default=[1]), od)
del od['c']; od.update({'z': 1}, y=2); od.update([('x', 1), ['w', 2]]); od.update(OrderedDict(v=1)); print(od)
print(od.keys(), od.values(), od.items(), type(od.keys()).__mro__, type(iter(od)).__name__, type(reversed(od)), type(od.items().__reversed__()))
print(list(reversed(od.items())), list(reversed(od.values())), sorted(od.keys() & {'z', 'y'}), od.keys() == dict(od).keys(), ('x', 1) in od.items(), 'zz' in od.keys(), 1 in od.values())
a, b = OrderedDict([(1, 2), (3, 4)]), OrderedDict([(3, 4), (1, 2)])
print(a == b, a != b, a == dict(b), dict(a) == b, a == 1, a | b, b | dict(a), {5: 6} | a, type({5: 6} | a), OrderedDict() == {}, a == a.copy())
a |= [(7, 8)]; a |= b; print(a); a |= {3: 0}; print(a, dict(a), {**a}, list({**b, **a}))
class Sub(OrderedDict):
    def __setitem__(self, k, v): print('set', k, end=' '); super().__setitem__(k, v)
    def __getitem__(self, k): print('get', k, end=' '); return super().__getitem__(k)
    def __delitem__(self, k): print('del', k, end=' '); super().__delitem__(k)
    def __missing__(self, k): return 'missing ' + k
s = Sub([('a', 1)], b=2); s.update({'c': 3}); s.x = 5; print(s, s.copy(), s.pop('a'), s.popitem(), s.setdefault('d', 4), s.setdefault('b', 4), s['nix'], vars(s.copy()))
print(s | {'e': 5}, s == {'b': 2, 'd': 4}, s.__reduce__()[:4], copy.copy(s), Sub.fromkeys('xy', 1), copy.deepcopy(s).x)
for p in range(6):
    print(pickle.loads(pickle.dumps(a, p)), list(pickle.loads(pickle.dumps(iter(a.items()), p))), end=' ')
print(); it = iter(a.values()); next(it); print(list(it.__reduce__()[1][0]), list(it), list(it), iter(OrderedDict()).__reduce__()[1])
a['self'] = a; print(a, repr(OrderedDict(x=a.values()))); a.clear(); print(a, list(a), a.copy(), bool(a))
class Slots(OrderedDict): __slots__ = ('u', 'v')
t = Slots(k=1); t.u = 7; c = copy.copy(t); print(c, c.u, hasattr(c, 'v'), hasattr(t, '__dict__'))
big = OrderedDict((i, str(i)) for i in range(1000))
for i in range(0, 1000, 2): del big[i]
for i in range(1, 1000, 10): big.move_to_end(i, i % 20 == 1)
for i in range(500): big[i + 2000] = i
print(len(big), list(big)[:5], list(big)[-3:], list(big)[445:455], sum(big), big.popitem(), big.popitem(False), list(big.items())[::200])
print(OrderedDict.__doc__, OrderedDict.__module__, OrderedDict.__init__.__doc__ is None, [n for n in sorted(vars(OrderedDict)) if n not in ('__hash__', '__new__')])
n = OrderedDict(a=1, b=2.5); n['a'] += 1000; n['a'] += 1000; n['b'] *= 2; print(n, hash(OrderedDict) != 0, sys.getsizeof(OrderedDict()), sys.getsizeof(n), sys.getsizeof(iter(n)))
