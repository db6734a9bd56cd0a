# iterators are copied and pickled in the middle
import copy, pickle
from itertools import *
made = [lambda: chain('ab', [1, 2]), lambda: combinations('abcd', 2), lambda: permutations('abc', 2), lambda: product('ab', [1, 2]), lambda: count(5), lambda: cycle('ab'), lambda: repeat('x', 4), lambda: accumulate([1, 2, 3, 4]), lambda: islice('abcdef', 1, None, 2), lambda: compress('abcd', [1, 1, 0, 1]), lambda: dropwhile(str.isupper, 'ABcD'), lambda: takewhile(str.isupper, 'ABcD'), lambda: filterfalse(None, [0, 1, 0]), lambda: starmap(pow, [(2, 3), (3, 2)]), lambda: zip_longest('abc', 'x'), lambda: groupby('aabb'), lambda: combinations_with_replacement('ab', 2), lambda: iter('héllo'), lambda: iter('abc'), lambda: iter(b'abc'), lambda: map(str, [1, 2, 3]), lambda: enumerate('ab'), lambda: zip('ab', 'cd')]
def take(it): return [x if not hasattr(x, '__next__') else '…' for x, _ in zip(it, range(4))]
for m in made:
    it = m(); next(it)
    d = copy.deepcopy(it)
    p = pickle.loads(pickle.dumps(it))
    name = type(it).__name__
    a = take(it)
    if name == 'groupby': print(name, len(a), len(take(d)), len(take(p)))
    else: print(name, a, take(d) == a, take(p) == a)
a, b = tee('abcdef'); next(a); c = copy.copy(a); print(list(c), list(a), list(b))
