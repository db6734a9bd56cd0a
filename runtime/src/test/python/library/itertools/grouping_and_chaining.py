# itertools: chain, groupby, accumulate, pairwise, starmap, tee, zip_longest.
from itertools import *
import operator
print(list(chain('ab', [1])), list(chain.from_iterable(['ab', 'c'])), [(k, list(g)) for k, g in groupby('aabbbca')], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)])
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul, initial=10)), list(pairwise('abcd')), list(pairwise('a')), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest('ab', [1], fillvalue='-')), list(zip_longest()))
a, b = tee(iter([1, 2, 3]))
print(next(a), next(a), list(b), list(a))
g = groupby('aab')
k1, g1 = next(g)
k2, g2 = next(g)
print(k1, list(g1), k2, list(g2))
x, y, z = tee('xy', 3)
print(list(x), list(y), list(z), tee([], 0))
