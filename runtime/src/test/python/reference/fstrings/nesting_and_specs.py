# Replacement fields: conversions, nested specifications, = and quotes of the other kind.
x, w, d = 3.14159, 10, {'k': 'v'}
print(f'{x:{w}.{2}f}|{x!r:>{w}}|{"a" + "b":^{w}}|{x = :.2f}|{x=!s}|{ x  = }')
print(f"{d['k']}{d['k']!r:*<6}{{}}{{{x:.1f}}}", f'''{
    w
    + 1}''', rf'\n{w}\{w}', f'a' 'b{w}' f'{w}')
print(f'{(lambda y: y * 2)(3)}', f'{[i for i in range(3)]}', f'{ {1: 2}[1] }', f'{w!r}' f'{w!a}', f"{'é'!a}")
print(f'{w:#06x}', f'{w:{"<" if w else ">"}5}|', f'{-w:=+6}', f'{w!s:>5}', f'{"":>3}|', f'{True:d}', f'{None}')
print(f'{(y := 5)}', y, f'{w:=5}', f'{w if x else d}', f'{w, x}', f'{*[1, 2], 3}')
def g(): yield f'{(yield "inner")}'
it = g(); print(next(it), it.send('sent'))
for src in ("f'{x:d}'", "f'{d:5}'", "f'{w:q}'", "f'{nope}'", "f'{w:.2}'", "f'{x:,_}'", "f'{\"s\":,}'", "f'{w:{d}}'"):
    try:
        print(eval(src))
    except Exception as e:
        print(src, type(e).__name__, e)
