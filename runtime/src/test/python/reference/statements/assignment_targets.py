# Assignment to every kind of target; unpacking and its errors.
a, (b, *c), [d, e] = 1, (2, 3, 4), 'de'
print(a, b, c, d, e)
*a, b = range(3)
print(a, b)
a, *b = 'x'
print(a, b)
class O: pass
o = O()
o.x, o.y = o.l = [1, 2]
print(o.__dict__)
l = [0] * 3
l[0], l[1:] = 5, [6, 7, 8]
print(l)
a = b = c = []
print(a is b is c)
for k, (v, w) in {'p': (1, 2)}.items(): print(k, v, w)
[x, y] = {1: 'a', 2: 'b'}
print(x, y)
for f in (lambda: (lambda a, b: 0)(*(1,)), ):
    pass
for src in ('a, b = 1', 'a, b = 1, 2, 3', 'a, b = [1]', 'a, *b, c = [1]', 'a, b = "abc"', '(a, b), c = 1, 2', '[] = [1]', 'a, b = {1, 2, 3}', 'a, = ()'):
    try:
        exec(src)
    except (TypeError, ValueError) as e:
        print(src, '->', type(e).__name__, e)
() = []
[] = ()
for src in ('1 = x', 'f() = 1', 'a + b = 1', '*a = 1', '*a, *b = 1', 'None = 1', 'a = 1 = b', '(a if b else c) = 1', '"s" = 1', '{a} = 1', 'x() += 1', '(a, b) += 1', '__debug__ = 1', 'f"{x}" = 1', 'lambda: x = 1', 'not a = 1', 'a < b = 1', '[a for a in b] = 1', '... = 1', 'yield = 1'):
    try:
        compile(src, '', 'exec'); print('ok', src)
    except SyntaxError as e:
        print(src, '->', e.msg)
