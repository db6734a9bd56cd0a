# _functools and _operator: partial, reduce, cmp_to_key, lru_cache, getters
import functools, operator
from functools import *
def tries(*fs):
    for f in fs:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
def f(*a, **k): return a, k
p = partial(f, 1, x=2); q = partial(p, 3, y=4)
print(p(5, z=6), q(x=9), q.func is f, q.args, q.keywords, partial(print).args)
p.attr = 1; r = partial(p, 7); print(r.func is p, r(8), p.__dict__)
print(repr(partial(int, base=2)), partial(int, base=2)('101'), repr(partial(max, 3)).replace('built-in', ''))
class P(partial): pass
print(P(int, '7')(), repr(P(int, '7')), partial[int])
fn, args, state = partial(int, '3').__reduce__(); n = fn(*args); n.__setstate__(state); print(n())
class C:
    m = partialmethod(f, 1)
    def __init__(self): self.calls = 0
    @lru_cache(maxsize=2)
    def cached(self, n): self.calls += 1; return n * 2
    @cached_property
    def prop(self): self.calls += 100; return 5
c = C(); print(len(c.m(2)[0]), c.cached(1), c.cached(1), c.cached(2), c.cached(3), c.cached(1), c.calls, c.prop, c.prop, c.calls, C.cached.cache_info())
tries(lambda: partial(), lambda: partial(1), lambda: p.__setstate__(1), lambda: setattr(p, 'func', 1), lambda: reduce(1, 2), lambda: reduce(f, []), lambda: reduce(operator.add, [1, 2, 3]), lambda: reduce(operator.add, [], 'x'), lambda: reduce(operator.sub, [10, 1], 100), lambda: reduce(f))
K = cmp_to_key(lambda a, b: b - a); print(sorted([3, 1, 2], key=K), K(1) > K(2), K(3).obj)
tries(lambda: K(1) < 3, lambda: hash(K(1)), lambda: K(), lambda: cmp_to_key(), lambda: K(1, 2))
@lru_cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info(), fib.cache_parameters(), fib.__wrapped__.__name__)
@lru_cache(maxsize=None, typed=True)
def t(a, b=0): return (a, b)
print(t(1), t(1.0), t(1, b=2), t(b=2, a=1), t.cache_info()); t.cache_clear(); print(t.cache_info())
@lru_cache(maxsize=0)
def z(x): return x
print(z(1), z(1), z.cache_info())
@cache
def once(x): print('called'); return x
print(once('a'), once('a'))
tries(lambda: fib([]), lambda: lru_cache(maxsize='a')(f), lambda: fib(), lambda: fib.cache_info(1))
g = operator.itemgetter(1); g2 = operator.itemgetter(0, -1, slice(1, 3)); print(g('abc'), g2('abcd'), g, g2, g.__reduce__()[1])
class O: pass
o = O(); o.a = O(); o.a.b = 5; o.c = 6
print(operator.attrgetter('a.b')(o), operator.attrgetter('a.b', 'c')(o), operator.attrgetter('a.b', 'c'))
mc = operator.methodcaller('split', 'b', maxsplit=1); print(mc('abcbd'), mc, operator.methodcaller('upper')('x'), operator.methodcaller('a', 1).__reduce__()[1])
tries(lambda: g(), lambda: g(1, 2), lambda: g('a'), lambda: operator.itemgetter(), lambda: operator.attrgetter(1), lambda: operator.attrgetter('x')(1), lambda: operator.methodcaller(), lambda: operator.methodcaller(1), lambda: g(x=1), lambda: mc(1))
names = sorted(n for n in dir(operator) if not n.startswith('_')); print(len(names), names)
for n in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and_', 'or_', 'xor', 'lt', 'le', 'eq', 'ne', 'ge', 'gt', 'is_', 'is_not'):
    print(n, getattr(operator, n)(7, 2), end=' ')
print()
for n in ('iadd', 'isub', 'imul', 'itruediv', 'ifloordiv', 'imod', 'ipow', 'ilshift', 'irshift', 'iand', 'ior', 'ixor'):
    print(n, getattr(operator, n)(7, 2), end=' ')
print()
l = [1, 2, 2]; print(operator.iconcat(l, [3]) is l, operator.concat('a', 'b'), operator.countOf(l, 2), operator.indexOf(l, 3), operator.contains(l, 9), operator.length_hint(iter(l)), operator.length_hint(1, 7), operator.call(f, 1, a=2), operator.truth([]), operator.not_([]), operator.neg(3), operator.inv(3), operator.index(True), operator.abs(-2), operator.pos(-1))
operator.setitem(l, 0, 'z'); operator.delitem(l, 1); print(l, operator.getitem(l, 0))
tries(lambda: operator.add(1), lambda: operator.add(1, 'a'), lambda: operator.concat(1, 2), lambda: operator.iconcat(1, 2), lambda: operator.concat([], 1), lambda: operator.indexOf([], 1), lambda: operator.countOf(1, 1), lambda: operator.length_hint(1, 'a'), lambda: operator.index(1.5), lambda: operator.matmul(1, 2))
@singledispatch
def sd(x): return 'object'
@sd.register
def _(x: int): return 'int'
@sd.register(list)
def _(x): return 'list'
print(sd(1), sd([]), sd('a'), sd(True))
@total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(T(1) <= T(2), T(1) >= T(2), T(3) > T(2))
