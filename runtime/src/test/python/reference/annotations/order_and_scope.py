# Annotations of names are evaluated after the value and kept for simple names in classes and modules only.
def t(x): print('eval', x); return x
a: t('ann a') = t('value a')
(b): t('ann b') = 1
class O: pass
O.x: t('ann attr') = t('value attr')
l = [0]
l[0]: t('ann item')
c: t('ann c')
class K:
    i: int = 1
    __p: 'private'
    j: t('in class')
    for k in (1,): k: 'loop'
def f():
    v: t('never') = 1
    w: undefined_name
    O.y: t('never either') = 2
    return f.__annotations__, v, O.y
print(f(), __annotations__, K.__annotations__, 'c' in globals())
def g(p: t(1), /, q: t(2), *r: t(3), s: t(4), **u: t(5)) -> t(6): pass
print(g.__annotations__)
del __annotations__
try:
    z: int = 3
except NameError as e:
    print(e)
