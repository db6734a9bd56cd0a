# The walrus: scopes, comprehensions, what is forbidden.
if (n := 10) > 5: print(n)
print([y := 1, y ** 2], (z := 2) + z, [last := x for x in range(3)], last)
def f():
    return [total := total + v for v in (1, 2, 3)] if (total := 0) == 0 else None, total
print(f())
while (n := n - 4) > 0: print(n, end=' ')
print(any((hit := v) > 2 for v in (1, 3, 5)), hit, f'{(w := 5)}', f'{w:=5}')
for bad in ('x := 1', 'f(a := 1, b = c := 2)', '(x.y := 1)', '(x[0] := 1)', '[i := 0 for i in x]', '[[(i := 0) for j in x] for i in y]', 'class A: [x := 1 for y in z]', '(a, b := 1, 2) = 3', 'lambda: x := 1', '[x for y in (z := a)]', 'def f(a = b := 1): pass', '(True := 1)', 'x = y := 0', 'a[b := 1]', 'a[b:=1:2]'):
    try:
        compile(bad, '', 'exec'); print('ok', bad)
    except SyntaxError as e:
        print(bad, '->', e.msg)
