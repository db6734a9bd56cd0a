# match statements: what is accepted, and where and how the rest is refused.
SOURCES = (
    'match x:\n case 1: pass\n case _: pass\n case 2: pass',
    'match x:\n case y: pass\n case 2: pass', 'match x:\n case y if y: pass\n case 2: pass',
    'match x: case 1: pass', 'match x:\n pass', 'match x:', 'match x:\ncase 1: pass',
    'match x:\n case 1:', 'match x:\n case 1:\n pass', 'match x:\n case 1 pass',
    'match x\n case 1: pass', 'match x:\n case: pass', 'match:\n case 1: pass', 'match x:\n x=1',
    'match *x:\n case 1: pass', 'match *x,:\n case [1]: pass', 'match x, y:\n case 1: pass',
    'match (yield):\n case 1: pass', 'match x := 1:\n case 1: pass',
    'match (x := 1):\n case 1: print(x)', 'match=1; print(match)', 'case=1; print(case)',
    'match(1)', 'match (1)', 'match[0]', 'match, case = 1, 2', 'match: int = 1', 'match.x',
    'match -1:\n case -1: print("neg")', 'match - 1', 'match * 2', 'match x or y:\n case 1: pass',
    'match not 1:\n case False: print("f")', 'match lambda: 1:\n case _: pass',
    'match [1]:\n case [1]: print("l")', 'match {1:2}:\n case {1:2}: print("d")',
    'match ...:\n case _: print("e")', 'match None:\n case None: print("n")',
    'match match:\n case case: pass', '_=1; print(_)',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
