# The order in which parts of a call, an assignment and an operation are evaluated.
def t(x): print(getattr(x, "__name__", x), end=" "); return x
def f(*a, **k): return len(a) + len(k)
print(f(t(1), *[t(2)], k=t(3), **{'j': t(4)}))
(t(f))(t(5), t(6))
print()
print(t(1) + t(2) * t(3) ** t(4), t(0) or t(7) and t(8))
d = {}
d[t('key')] = t('value')
print(d)
t(d)[t('a')] = t([])[0:t(1)] = t((1, 2))
print(d)
print({t('k'): t('v')}, [t(1), t(2)], t(1) if t(0) else t(2), t(3) < t(2) < t(1))
x = [1, 2, 3]
i = 0
i, x[i] = 1, 9
print(i, x, (lambda a=t('default'): a)())
