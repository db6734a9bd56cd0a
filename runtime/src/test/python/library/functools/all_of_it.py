# functools: reduce, partial, lru_cache, wraps, total_ordering, cached_property, singledispatch, cmp_to_key.
from functools import *
print(reduce(lambda a, b: a * b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 'start'))
p = partial(pow, 2)
q = partial(p, exp=5) if False else partial(int, base=2)
print(p(5), q('101'), p.func is pow, p.args, q.keywords, partial(print, 'a', sep='-')('b'))
calls = []
@lru_cache(maxsize=2)
def f(x): calls.append(x); return x * 2
print([f(1), f(2), f(1), f(3), f(2)], calls, f.cache_info(), f.cache_parameters(), f.__wrapped__(9))
f.cache_clear()
print(f.cache_info().currsize)
@total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2))
class C:
    @cached_property
    def x(self): print('computed'); return 5
c = C()
print(c.x, c.x, c.__dict__)
@singledispatch
def kind(a): return 'object'
@kind.register(int)
def _(a): return 'int'
@kind.register
def _(a: list): return 'list'
print(kind(1), kind(True), kind([]), kind('a'), kind.dispatch(bool).__name__)
def deco(g):
    @wraps(g)
    def inner(*a): "inner doc"; return g(*a)
    return inner
@deco
def named(): "the doc"
print(named.__name__, named.__doc__, named.__wrapped__.__name__)
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)
