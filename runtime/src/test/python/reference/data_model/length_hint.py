# __length_hint__ may be NotImplemented or an integer >= 0; anything else is an error.
from operator import length_hint
class H:
    def __init__(self, hint): self.hint = hint
    def __length_hint__(self):
        if isinstance(self.hint, type): raise self.hint('hint failed')
        return self.hint
    def __iter__(self): return iter('ab')

for hint in 3, 0, True, NotImplemented, -1, 'x', 2.0, TypeError, ValueError:
    for what in (lambda h: length_hint(h, 7), list):
        try:
            print(what(H(hint)), end=' ')
        except Exception as e:
            print(type(e).__name__, e, end=' ')
        print('|', end=' ')
    print()
print(length_hint(iter([1, 2, 3])), length_hint(5, 9), length_hint(reversed([1, 2])))
it = iter(range(10)); next(it)
print(it.__length_hint__())
