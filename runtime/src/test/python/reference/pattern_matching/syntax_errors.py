# What the compiler says of patterns that cannot be.
for pattern in ('x | y', '_ | 1', '[a, a]', '{"k": v, "k": w}', 'x', '(x as y) as z', '[*a, *b]', '{**r, "a": 1}', '{**_}',
                'P(x=1, x=2)', 'P(x=a, y=a)', 'x.y as _', '1 as x.y', '[a] | [b]', '[a] | [1, a]', '1 + 2', '1 + x', '-x', 'f()()',
                'f"x"', '{a: 1}', '{1, 2}', '*x', '*_, 1', 'P(1, x=2, 3)', '...', 'a = 1', 'not 1', '-1j', '1j + 1', '()', '(1)', '{-1: _, 1 + 1j: _}'):
    src = f'match v:\n case {pattern}: pass\n case 0: pass'
    try:
        compile(src, '', 'exec'); print('ok', pattern)
    except SyntaxError as e:
        print(pattern, '->', type(e).__name__, e.msg, e.lineno, e.offset)
for src in 'match x:\n case 1: pass', 'match x: pass', 'match x:\n pass', 'match x:\ncase 1: pass', 'match x\n case 1: pass', 'match x:\n case 1 pass', 'match *a, b:\n case _: pass', 'match:\n case 1: pass':
    try:
        compile(src, '', 'exec'); print('ok', repr(src))
    except SyntaxError as e:
        print(repr(src), '->', type(e).__name__, e.msg, e.lineno)
