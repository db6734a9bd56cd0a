# with statements: what is accepted, and where and how the rest is refused.
SOURCES = (
    'with: pass', 'with a pass', 'with a as: pass', 'with a as b c: pass', 'with a, b',
    'with (a, b) as c: pass', 'with (a as b): pass', 'with (a as b), c: pass',
    'with (a as b, c as d), e: pass', 'with (a): pass', 'with (a, b): pass', 'with (a,): pass',
    'with (yield): pass', 'with a as 1: pass', 'with a as f(): pass', 'with (a as 1): pass',
    'with (a as b,\n c as d,\n): pass', 'with (): pass', 'with (a as b) as c: pass',
    'with a as b, c as d: pass', 'with (a for a in b): pass', 'with (a := b): pass',
    'with a := b: pass', 'with *a: pass', 'with (*a, b): pass', 'with a as *b: pass',
    'with a as (b, *c): pass', 'with a as None: pass', 'with a as b.c: pass',
    'with a as b[0]: pass', 'with lambda: 1: pass', 'with a if b else c: pass',
    'with (a, b as c): pass', 'with (a as b, c): pass', 'with a, (b as c): pass',
    'with (a, b), c: pass',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
