# itertools: product, permutations, combinations, with replacement; sizes and order.
from itertools import *
print(list(product('ab', [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product('a', [])))
print(list(permutations('abc', 2)), list(permutations([1, 2])), list(combinations('abcd', 2)), list(combinations_with_replacement('ab', 2)), list(combinations('a', 2)), list(permutations('', 0)))
print(sum(1 for _ in permutations(range(6))), sum(1 for _ in combinations(range(10), 4)), len(list(product(range(3), repeat=4))))
for f in (lambda: permutations('a', -1), lambda: combinations('a', -1), lambda: product(1), lambda: product('a', repeat=-1), lambda: combinations('a')):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
