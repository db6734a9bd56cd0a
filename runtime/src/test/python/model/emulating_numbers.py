# Binary operators: all hooks, reflected, in-place, NotImplemented, subclass priority, errors.
names = 'add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or'.split()
class T: pass
def hook(n): return lambda self, *o: f'{n}{o if len(o) > 1 else ""}'
for n in names:
    for p in ('', 'r', 'i'):
        setattr(T, f'__{p}{n}__', hook(p + n))
t = T()
print(t + 1, t - 1, t * 1, t @ 1, t / 1, t // 1, t % 1, divmod(t, 1), t ** 1, t << 1, t >> 1, t & 1, t ^ 1, t | 1)
print(1 + t, 1 - t, 1 * t, 1 @ t, 1 / t, 1 // t, 1 % t, divmod(1, t), 1 ** t, 1 << t, 1 >> t, 1 & t, 1 ^ t, 1 | t, pow(t, 2, 3))
x = t
x += 1; print(x); x = t
x @= 1; print(x); x = t
x **= 1; print(x); x = t
x >>= 1; print(x)
class A:
    def __add__(self, o): return 'A.add'
    def __radd__(self, o): return 'A.radd'
class B(A):
    def __radd__(self, o): return 'B.radd'
class C(A): pass
print(A() + B(), A() + C(), B() + A(), A() + A())
class N:
    def __add__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
    __neg__ = None
for f in (lambda: N() + 1, lambda: 1 + N(), lambda: -N(), lambda: ~t, lambda: t + N() and N() - N(), lambda: [] - [], lambda: 'a' % 1, lambda: pow(2, 'a'), lambda: pow(2, 3, 'a')):
    try:
        print(f())
    except TypeError as e:
        print(e)
n = N()
try:
    n += 1
except TypeError as e:
    print(e)
