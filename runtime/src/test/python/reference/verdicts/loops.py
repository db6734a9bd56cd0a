# if, while and for: what is accepted, and where and how the rest is refused.
SOURCES = (
    'if 1: pass\nelif 2: pass\nelse: pass', 'if 1 pass', 'if: pass', 'if 1:', 'if 1:\npass',
    'if 1: if 2: pass', 'if 1: pass; else: pass', 'if x = 1: pass', 'if x.y = 1: pass',
    'if f() = 1: pass', 'while x = 1: pass', 'elif 1: pass', 'else: pass',
    'if 1: pass\nelse: pass\nelse: pass', 'if 1: pass\nelse if 2: pass', 'while: pass', 'while 1',
    'while 1 pass', 'for x in y pass', 'for x y: pass', 'for in y: pass', 'for x in: pass',
    'for x in 1: pass', 'for 1 in x: pass', 'for f() in x: pass', 'for x+1 in y: pass',
    'for x in *[1],2: print(x)', 'for x in *[1]: pass', 'for *x in y: pass',
    'for *x, in [(1,2)]: print(x)', 'for x, y in [(1,2)]: print(x,y)', 'for x in 1,2: print(x)',
    'for (x) in [1]: print(x)', 'for x.y in z: pass', 'for x in range(3): x=10\nprint(x)',
    'for x in []: pass\nprint(x)', 'for x in "ab": pass\nelse: print(x)',
    'for i in (i for i in range(2)): print(i)', 'for i in range(2): pass\nelse: pass\nelse: pass',
    'for x in lambda: 1: pass', 'for x in (lambda: 1): pass', 'for x in yield: pass',
    'for lambda in x: pass', 'for x if 1 in y: pass', 'for not x in y: pass',
    'for x < y in z: pass', 'for (x in y): pass', 'for x in y in z: pass',
    'for x: int in y: pass', 'for x := 1 in y: pass', 'for (x,y),z in [((1,2),3)]: print(x,y,z)',
    'for [x,*y] in ["abc"]: print(x,y)', 'for x, in ["ab"]: pass', 'if 1:\n  x=1\n y=2',
    'if 1:\n x=1\n  y=2', 'if 1:\n\tx=1\n\ty=2\nprint(x)',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
