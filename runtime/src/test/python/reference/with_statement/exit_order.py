# Several items nest from left to right; __exit__ runs in reverse, also when a later item fails.
class CM:
    def __init__(self, n, fail=None, swallow=False):
        self.n, self.fail, self.swallow = n, fail, swallow
    def __enter__(self):
        print('enter', self.n)
        if self.fail: raise self.fail('enter ' + self.n)
        return self.n
    def __exit__(self, t, v, tb):
        print('exit', self.n, t and t.__name__, v)
        return self.swallow
with CM('a') as x, CM('b') as (y): print(x, y)
with (CM('a', swallow=True) as x, CM('b', fail=OSError), CM('c')): print('never')
with (CM('p'), CM('q'),): pass
def f():
    for i in 1, 2:
        with CM('loop'):
            if i == 1: continue
            with CM('ret'): return 'returned'
print(f())
d = {}
with CM('t') as d['key'], CM('u') as d['other']: pass
print(d)
try:
    with CM('s', swallow=True): raise SystemExit('swallowed')
    with CM('z') as [m, n]: pass
except ValueError as e:
    print(e)
