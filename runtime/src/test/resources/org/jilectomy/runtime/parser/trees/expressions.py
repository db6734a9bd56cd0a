1, 0x_ff, 0o17, 0b1_0, 1_000, 1.5, .5, 5., 1e10, 1e-5, 3j, 0.0, 123456789012345678901234567890
'single' "double" '''triple
lines''' """more""" r'\raw' u'kind' 'joined' \
    'on' 'lines'
b'bytes\x00\'' B"x" rb'\raw' Rb"y"
'\a\b\f\n\r\t\v\\\'\"\101\x41\u0041\U0001F600\N{LATIN SMALL LETTER A WITH GRAVE}\
continued \q'
None, True, False, ..., (), [], {}
(a), (a,), (a, b), [a, *b], {a, *b}, {a: 1, **b, 'c': 2}
a.b.c, a[b], a[b:c], a[b:c:d], a[::], a[:, ..., 1:2], a[*b], a[b, *c], a[x := 1]
f(), f(a, *b, c, k=1, *d, **e), f(x for x in y), f(a := 1), f(*a, k=2, **b,)
not a or b and c, not not a, a if b else c if d else e
a < b <= c == d != e > f >= g is h is not i in j not in k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m ** -n, ~a ** -b ** +c
-a ** b, (-a) ** b, a - b - c, a ** b ** c, await_.x
lambda: 0, lambda x: x, lambda x, /, y=1, *z, w, v=2, **u: (x, y)
[x for x in y], {x for x in y if a if b}, {x: y for x, y in z}, (x for x in y for y in z)
[[i * j for i in range(j)] for j in range(3)], [x async for x in y], [(y := x) for x in z]
(yield_), (a := 1), [b := 2, 3], {c := 4}
f"", f"text", f"{a}", f"{a!r}{b!s:>{width}}{c!a}", f"{{}}{a}}}", f'{a=}{b = !s}{c=:x}'
f"{x:%Y-{m}}" 'tail' f'''{
    a + b
}{f"{inner}"}''' "end", f"{'nested' 'strings'}", f"{lambda_['k']}", f"{ {1: 2}[1] }", rf"\d{a}\n"
f"{a if b else c}", f"{(lambda x: x)}", f"{a != b}", f"{a, *b}", f"{x:{'>'}{10}}", fr'{a}\{b}'
größe = 'äöü' + "日本" + ünï.çødé; print("é", größe, 'e')
ﬁne = 1
x = (  # comment
    1 +  # more
    2
)
if a: b; c
for x in *a, b: print(x) ; continue_
print(*a, sep='')
@x.y[0](1)
def f(a: int = 1, *args: *Ts, b: str, **kw: 'x') -> list[int]: ...
