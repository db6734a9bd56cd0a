# A walrus in a comprehension binds in the function around; the targets stay inside.
def f():
    total = 0
    parts = [total := total + v for v in (1, 2, 3)]
    return parts, total, 'v' in locals()
print(f())
any((hit := n) > 2 for n in (1, 2, 3, 4)); print(hit)
def g():
    global made
    [made := i for i in range(4)]
    def h():
        nonlocal_value = 0
        def k():
            nonlocal nonlocal_value
            return [nonlocal_value := j for j in 'xyz'], nonlocal_value
        return k(), nonlocal_value
    return h()
print(g(), made)
for src in ('[i := 0 for i in x]', '[[(i := 0) for j in x] for i in y]', 'class A: [k := 1 for _ in x]', '[x for x in (y := z)]',
            '[x for x in y if (z := x)]', 'lambda: [a := 1 for _ in x]', '[(lambda: (i := 1)) for i in x]', '(x for y in z for x in (w := y))'):
    try:
        compile(src, '', 'exec'); print('ok', src)
    except SyntaxError as e:
        print(src, '->', e.msg)
