# List, set, dict displays and comprehensions; scopes and evaluation order.
log = []
def t(x): log.append(x); return x
print([t(1), t(2)], {t(3), t(4)} == {3, 4}, {t('k1'): t('v1'), t('k2'): t('v2')}, log)
log.clear()
print({t(k): t(k * 2) for k in (1, 2)}, log)
x = 'outer'
print([x for x in range(3)], x, [(x, y) for x in 'ab' for y in 'cd' if x + y != 'bc'])
print([[i * j for j in range(3)] for i in range(3)], {i % 3 for i in range(10)}, {c: i for i, c in enumerate('aba')})
print([lambda: i for i in range(3)][0](), [f() for f in [lambda i=i: i for i in range(3)]])
class C:
    n = 3
    a = [i for i in range(n)]
    try:
        b = [n for i in range(2)]
    except NameError as e:
        print(e)
print(C.a, list(i for i in range(3) if i for j in range(i)))
print({1: 'a', **{1: 'b', 2: 'c'}, 2: 'd'}, {**{}, 'x': 1}, [*range(3), *'ab'], {*[1, 2], *(2, 3)})
