# Python evaluates left to right; in assignments the right-hand side comes first.
def t(x):
    print(x, end=' ')
    return x
class L(list):
    def __setitem__(self, k, v): print('set', k, end=' ')
l = L([0] * 9)
t(1), t(2), t(3); print()
(t(1), t(2)); {t(1): t(2), t(3): t(4)}; print()
t(1) + t(2) * (t(3) - t(4)); print()
dict(**{'a': t(1)}, b=t(2), **{'c': t(3)}); print()
l[t(3)], l[t(4)] = t(1), t(2); print()
l[t(2)] = l[t(3)] = t(1); print()
l[t(1)] += t(2); print()
t(1) < t(2) < t(0) < t(9); print()
{t(i): t(i + 10) for i in (1, 2)}; print()
x = t(2) if t(1) else t(3); print()
def f(a=t(1), *, b: t(3) = t(2)) -> t(4): pass
print()
[t(0)][t(0):t(1):t(2)]; print()
print(f'{t(1)}{t(2):>{t(3)}}')
