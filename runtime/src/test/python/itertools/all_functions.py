# itertools: every function, with its edge cases and error messages
from itertools import *
import operator
def tries(*fs):
    for f in fs:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
L = list
print(L(accumulate([1, 2, 3])), L(accumulate('abc')), L(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), L(accumulate([], initial=5)), L(accumulate([])))
print(L(chain('ab', [1], ())), L(chain()), L(chain.from_iterable(['ab', 'c'])), chain[int])
print(L(combinations('abcd', 2)), L(combinations('ab', 3)), L(combinations('ab', 0)))
print(L(combinations_with_replacement('abc', 2)), L(combinations_with_replacement('', 1)), L(combinations_with_replacement('', 0)))
print(L(permutations('abc')), L(permutations('abc', 2)), L(permutations('ab', 3)), L(permutations('ab', 0)))
print(L(product('ab', [1, 2])), L(product('ab', repeat=2)), L(product()), L(product('ab', '')), L(product('ab', repeat=0)))
print(L(compress('abcdef', [1, 0, 1, 0, 1])), L(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), L(takewhile(lambda x: x < 3, [1, 2, 3, 1])))
print(L(filterfalse(None, [0, 1, 2, ''])), L(filterfalse(lambda x: x % 2, range(6))), L(starmap(pow, [(2, 3), [3, 2]])))
print(L(islice('abcdefg', 3)), L(islice('abcdefg', 2, 5)), L(islice('abcdefg', 1, None, 2)), L(islice('abc', None)), L(islice('abc', 0)))
c = count(5); print(next(c), next(c), c, L(islice(count(2.5, 0.5), 3)), count(1, 2), count(-1.5), L(islice(count(step=-1), 3)))
c = count(2**63 - 3); print([next(c) for _ in range(5)], c); c = count(2**70); print(next(c), next(c))
cy = cycle('abc'); print([next(cy) for _ in range(8)], L(cycle('')))
print(L(repeat(1, 3)), repeat('a'), repeat('a', 2), L(map(pow, range(3), repeat(2))), repeat(1, 5).__length_hint__())
print([(k, L(g)) for k, g in groupby('AAABBC')], [(k, L(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
g = groupby('aabb'); k1, g1 = next(g); k2, g2 = next(g); print(L(g1), L(g2))
print(L(pairwise('abcd')), L(pairwise('a')), L(pairwise('')))
a, b = tee('abc'); print(next(a), L(b), L(a)); t = tee(range(200), 3); print(sum(t[0]), sum(t[1]), sum(t[2]), tee([], 0)); x, = tee('ab', 1); y, = tee(x, 1); print(L(y), L(x))
print(L(zip_longest('abc', [1], fillvalue='-')), L(zip_longest()), L(zip_longest('ab', 'c')))
tries(lambda: accumulate(1), lambda: accumulate(), lambda: L(chain(1)), lambda: combinations('a', -1), lambda: combinations('a'), lambda: combinations(1, 1), lambda: permutations('a', 'b'), lambda: permutations('a', -1),
      lambda: product('a', repeat=-1), lambda: product('a', foo=1), lambda: product(1), lambda: compress('a'), lambda: dropwhile(1), lambda: dropwhile(x=1), lambda: L(dropwhile(1, 'a')), lambda: islice('a', -1), lambda: islice('a', 'b', 'c'), lambda: islice('a', 1, 2, 0),
      lambda: islice('a', 1, 2, 3, 4), lambda: islice('a'), lambda: islice('a', 'x', 3), lambda: count('a'), lambda: cycle(), lambda: cycle(1), lambda: cycle(iterable=[]), lambda: repeat(), lambda: repeat(1, 'a'), lambda: repeat(1).__length_hint__(), lambda: groupby(), lambda: tee(1), lambda: tee([], -1),
      lambda: zip_longest(1), lambda: zip_longest([], foo=1), lambda: pairwise(1), lambda: pairwise(), lambda: L(starmap(pow, [1])), lambda: L(takewhile(lambda x: 1 / 0, [1])), lambda: starmap(pow, [], 1), lambda: filterfalse(None), lambda: islice([], None, None, None).__class__)
for it in (accumulate([1, 2, 3]), accumulate([1], initial=3), chain('ab', 'c'), combinations('abc', 2), combinations_with_replacement('abc', 2), permutations('abc', 2), product('ab', [1, 2]), compress('abc', [1, 1, 1]), count(3), count(1.5), repeat(1, 3), repeat(2), cycle('ab'), dropwhile(bool, [1, 0, 1]), takewhile(bool, [1, 1, 0]), filterfalse(None, [0, 0]), starmap(pow, [(1, 2)]), islice('abcdef', 1, 5, 2), groupby('aab'), zip_longest('ab', 'c')):
    def show(x):
        if isinstance(x, tuple): return tuple(map(show, x))
        return x if isinstance(x, (int, float, str, type(None), type)) else type(x).__name__
    first = show(it.__reduce__())
    next(it)
    print(first, show(it.__reduce__()))
it = combinations('abcd', 2); next(it); next(it); r = it.__reduce__(); n = r[0](*r[1]); n.__setstate__(r[2]); print(L(n) == L(it))
it = permutations('abc'); next(it); r = it.__reduce__(); n = r[0](*r[1]); n.__setstate__(r[2]); print(L(n) == L(it))
it = product('ab', 'cd'); next(it); next(it); r = it.__reduce__(); n = r[0](*r[1]); n.__setstate__(r[2]); print(L(n))
class I(islice): pass
print(L(I('abc', 2)), type(iter(chain())).__module__)
