# Parenthesized forms, tuples with and without parentheses, empty tuple, generator in call.
x = 1, 2
y = (1)
z = 1,
print(x, y, z, (), (1,), (1, 2), type((1)), ((1)))
a, = [5]
(b) = 6
(c, d), e = (1, 2), 3
print(a, b, c, d, e, sum(i for i in range(4)), *(1, 2), (yield_ := 3))
def f(): return 1, *(2, 3)
print(f(), [*f(), 4], {**{'a': 1}}, (*'ab',))
for i in 1, 2: print(i, end=' ')
for i in 1, *[2, 3]: print(i, end=' ')
print()
for bad in ('*a', '(*a)', 'f(x for x in y, 1)', 'f(1, x for x in y)', '(1, 2) = 3', 'x = *a', '[*a for a in b]'):
    try:
        compile(bad, '', 'exec'); print('ok', bad)
    except SyntaxError as e:
        print(bad, '->', e.msg)
