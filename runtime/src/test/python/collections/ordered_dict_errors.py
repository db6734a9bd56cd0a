# OrderedDict: what goes wrong, changes while it is iterated, dict's own methods called on one
from _collections import OrderedDict
import gc, random, weakref
def tries(*fs):
    for f in fs:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
od = OrderedDict(a=1)
tries(lambda: OrderedDict().popitem(), lambda: OrderedDict().popitem(last=False), lambda: od.move_to_end('zz'), lambda: OrderedDict().move_to_end('a'), lambda: od['zz'], lambda: od.pop('zz'),
      lambda: od.__delitem__('zz'), lambda: OrderedDict(1), lambda: OrderedDict([1]), lambda: OrderedDict([(1,)]), lambda: OrderedDict([()]), lambda: OrderedDict([(1, 2, 3)]), lambda: OrderedDict({}, {}),
      lambda: od.update(1), lambda: od.update({}, {}), lambda: od.update('ab'), lambda: hash(od), lambda: od < od, lambda: od | [(1, 2)], lambda: od | None, lambda: od.__ior__([1]), lambda: od.popitem(1, 2),
      lambda: od.pop(), lambda: od.pop(1, 2, 3), lambda: od.setdefault(), lambda: od.move_to_end(), lambda: od.popitem(first=1), lambda: OrderedDict.fromkeys(), lambda: OrderedDict.fromkeys(1), lambda: od.keys().x,
      lambda: od.pop([]), lambda: od.setdefault([]), lambda: od.__setitem__([], 1), lambda: od.move_to_end([]), lambda: OrderedDict().move_to_end([]), lambda: type(iter(od))(), lambda: type(od.keys())(od), lambda: od.copy(1))
def during(change, kind=iter):
    d = OrderedDict.fromkeys('abcd', 1); it = kind(d)
    def run(): got = [next(it)]; change(d); got.append(next(it)); return got + list(it)
    tries(run, run, lambda: list(it))
for kind in (iter, reversed, lambda d: iter(d.items()), lambda d: reversed(d.values())):
    for change in (lambda d: d.pop('c'), lambda d: d.move_to_end('b'), lambda d: d.move_to_end('d'), lambda d: d.__setitem__('e', 1), lambda d: d.__setitem__('a', 2), lambda d: d.clear(),
                   lambda d: (d.pop('d'), d.__setitem__('d', 1)), lambda d: dict.__delitem__(d, 'b'), lambda d: dict.__setitem__(d, 'x', 1), lambda d: (dict.pop(d, 'b'), dict.__setitem__(d, 'x', 1)), lambda d: dict.clear(d)):
        during(change, kind)
def past(change, *looks):
    d = OrderedDict(spam=1, ham=2); change(d); tries(*[lambda f=f: f(d) for f in looks])
past(lambda d: dict.__delitem__(d, 'spam'), repr, list, lambda d: list(d.items()), lambda d: d.copy(), lambda d: d.popitem(), lambda d: d.popitem(False), len, lambda d: d.pop('spam'), lambda d: d.move_to_end('spam'))
for change in (lambda d: dict.__setitem__(d, 'eggs', 3), lambda d: dict.clear(d), lambda d: dict.popitem(d), lambda d: dict.update(d, eggs=4), lambda d: dict.setdefault(d, 'x', 1)):
    past(change, repr, lambda d: list(d.items()), lambda d: d.copy(), len, lambda d: d.pop('spam'))
class Key:
    def __hash__(self): return random.randrange(10**6)
od = OrderedDict((Key(), i) for i in range(60))
for f in (lambda: list(od.values()), lambda: list(od.items()), lambda: repr(od), lambda: od.copy()):
    try: f(); print('found')
    except KeyError as e: print('KeyError', type(e.args[0]).__name__)
class Same:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return self.n == o.n
od = OrderedDict((Same(i), i) for i in range(20)); od.move_to_end(Same(3)); del od[Same(5)]; print([k.n for k in od], od.popitem()[1], od[Same(7)], od.pop(Same(8)))
class Bad(Same):
    def __eq__(self, o): raise ValueError('bad')
tries(lambda: od.__setitem__(Bad(1), 2), lambda: od.move_to_end(Bad(1)), lambda: od.pop(Bad(1)), lambda: od.setdefault(Bad(1)), lambda: OrderedDict([(Bad(1), 1), (Bad(2), 2)]), lambda: len(od))
class Node: pass
n = Node(); n.od = OrderedDict(k=n); n.od.me = n.od; n.od[n] = n; r, q = weakref.ref(n), weakref.ref(n.od); del n; gc.collect(); print(r(), q())
