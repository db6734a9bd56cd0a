# More patterns: what is accepted, and where and how the rest is refused.
SOURCES = (
    'match 1:\n case (1: pass\n case _: pass', 'match 1:\n case [1: pass\n case _: pass',
    'match 1:\n case x if: pass\n case _: pass',
    'match 1:\n case x if x := 1: pass\n case _: pass',
    'match 1:\n case x if (y:=1): pass\n case _: pass',
    'match 1:\n case x,y if 1: pass\n case _: pass', 'match 1:\n case 1:2: pass\n case _: pass',
    'match 1:\n case _(): pass\n case _: pass', 'match 1:\n case _.x: pass\n case _: pass',
    'match 1:\n case __debug__: pass\n case _: pass',
    'match 1:\n case P(__debug__=1): pass\n case _: pass',
    'match 1:\n case True(): pass\n case _: pass', 'match 1:\n case None(): pass\n case _: pass',
    'match 1:\n case 1(): pass\n case _: pass', 'match 1:\n case "a"(): pass\n case _: pass',
    'match 1:\n case P(x:=1): pass\n case _: pass', 'match 1:\n case P(1|2): pass\n case _: pass',
    'match 1:\n case P(1 as x): pass\n case _: pass',
    'match 1:\n case P(x=(1|2) as y): pass\n case _: pass',
    'match 1:\n case -1j: pass\n case _: pass', 'match 1:\n case - 1: pass\n case _: pass',
    'match 1:\n case -1+2: pass\n case _: pass', 'match 1:\n case 1-2: pass\n case _: pass',
    'match 1:\n case 1.5-2j: pass\n case _: pass', 'match 1:\n case 2j-1j: pass\n case _: pass',
    'match 1:\n case match: pass\n case _: pass', 'match 1:\n case case: pass\n case _: pass',
    'match 1:\n case case(): pass\n case _: pass', 'match 1:\n case match.x: pass\n case _: pass',
    'match 1:\n case [](): pass\n case _: pass', 'match 1:\n case 1 | 2 | 3: pass\n case _: pass',
    'match 1:\n case (1 | 2): pass\n case _: pass', 'match 1:\n case ((1)): pass\n case _: pass',
    'match 1:\n case ((1),): pass\n case _: pass', 'match 1:\n case (): pass\n case _: pass',
    'match 1:\n case ((),): pass\n case _: pass',
    'match 1:\n case a.b | c.d: pass\n case _: pass',
    'match 1:\n case a | b.c: pass\n case _: pass',
    "match 1:\n case 'a' | 'b' 'c': pass\n case _: pass",
    'match 1:\n case b"a" "c": pass\n case _: pass',
    'match 1:\n case {**None}: pass\n case _: pass',
    'match 1:\n case {"a" "b": 1}: pass\n case _: pass',
    'match 1:\n case {f"a": 1}: pass\n case _: pass',
    'match 1:\n case {-x: 1}: pass\n case _: pass',
    'match 1:\n case {1+x: 1}: pass\n case _: pass',
    'match 1:\n case {x(): 1}: pass\n case _: pass',
    'match 1:\n case {[]: 1}: pass\n case _: pass',
    'match 1:\n case {1: *x}: pass\n case _: pass', 'match 1:\n case [*1]: pass\n case _: pass',
    'match 1:\n case [*x.y]: pass\n case _: pass', 'match 1:\n case [*(x)]: pass\n case _: pass',
    'match 1:\n case P(*,): pass\n case _: pass', 'match 1:\n case x, y,: pass\n case _: pass',
    'match 1:\n case , x: pass\n case _: pass', 'match 1:\n case x,,y: pass\n case _: pass',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
