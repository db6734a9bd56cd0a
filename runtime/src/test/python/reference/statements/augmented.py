# Augmented assignment: one evaluation of the target, in-place hooks, on attributes and items.
def t(x): print('eval', x); return x
d = {'k': [1]}
t(d)[t('k')] += [2]
print(d)
class A:
    n = 10
a = A()
a.n += 1
print(a.n, A.n)
x = (1, [2])
try:
    x[1] += [3]
except TypeError as e:
    print(e, x)
s = 'a'
s *= 3
i = 7
i //= 2; i **= 3; i <<= 2; i |= 1; i ^= 5; i &= 0xff; i %= 50; i -= 1; i /= 4
print(s, i)
class I:
    def __iadd__(self, o): return 'replaced'
v = I()
v += 1
print(v)
def f():
    n += 1
try:
    f()
except UnboundLocalError as e:
    print(e)
try:
    undefined_name += 1
except NameError as e:
    print(e)
l = m = [1]
l += 'ab'
l *= 2
print(m, l is m)
try:
    l += 5
except TypeError as e:
    print(e)
