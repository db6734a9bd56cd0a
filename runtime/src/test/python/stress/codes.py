"""Both threads compile, run and import; what runs is linked while the other runs it."""

import sys
from harness import main, scaled, together

SOURCE = '''
import threading
total = 0
class C%(n)d:
    def __init__(self, v):
        self.v = v
    def get(self):
        return self.v
def f(x):
    def g():
        return x + total
    return g
for i in range(20):
    total += f(i)() + C%(n)d(i).get()
result = [str(i) for i in range(5)], {i: i for i in range(5)}, lambda: total
'''

rounds = 0


def a_round(dice):
    global rounds
    if rounds > 2:   # what is compiled stays
        return
    rounds += 1
    n = scaled(4)
    shared = compile(SOURCE % {'n': rounds}, '<shared>', 'exec')
    results = []

    def work(me):
        for i in range(n):
            space = {'__name__': 'made'}
            exec(shared, space)
            results.append(space['result'][2]())
            space.clear()
            space = {'__name__': 'made'}
            exec(compile(SOURCE % {'n': 10 * i + me}, '<own>', 'exec'), space)
            results.append(space['result'][2]())
            space.clear()
            assert eval('[x * %d for x in (1, 2)]' % i) == [i, 2 * i]
            try:
                compile('def (:', '<wrong>', 'exec')
            except SyntaxError:
                pass

    together(lambda: work(0), lambda: work(1), lambda: work(2))
    assert len(results) == 6 * n and len(set(results)) == 1, results

    def importing():
        import imported_slowly
        assert imported_slowly.complete == 'yes'
        from imported_slowly import complete

    for _ in range(n):
        sys.modules.pop('imported_slowly', None)
        together(importing, importing, importing)


main(a_round)
