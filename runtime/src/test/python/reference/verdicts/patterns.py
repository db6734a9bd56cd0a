# Patterns: what is accepted, and where and how the rest is refused.
SOURCES = (
    'match 1:\n case {1:x,1:y}: pass\n case _: pass',
    'match 1:\n case {"a":x,"a":y}: pass\n case _: pass',
    'match 1:\n case {x:1}: pass\n case _: pass', 'match 1:\n case {x.y:1}: pass\n case _: pass',
    'match 1:\n case {**_}: pass\n case _: pass',
    'match 1:\n case {**r,1:x}: pass\n case _: pass',
    'match 1:\n case {**r,**s}: pass\n case _: pass',
    'match 1:\n case [*a,*b]: pass\n case _: pass', 'match 1:\n case *a: pass\n case _: pass',
    'match 1:\n case (*a): pass\n case _: pass', 'match 1:\n case x|y: pass\n case _: pass',
    'match 1:\n case _|1: pass\n case _: pass', 'match 1:\n case 1|_: pass\n case _: pass',
    'match 1:\n case [x]|[y]: pass\n case _: pass', 'match 1:\n case [x]|1: pass\n case _: pass',
    'match 1:\n case [x,x]: pass\n case _: pass',
    'match 1:\n case {1:x,2:x}: pass\n case _: pass',
    'match 1:\n case P(x,x): pass\n case _: pass',
    'match 1:\n case P(x,y=x): pass\n case _: pass',
    'match 1:\n case P(x=1,x=2): pass\n case _: pass',
    'match 1:\n case P(x=1,2): pass\n case _: pass', 'match 1:\n case P(*a): pass\n case _: pass',
    'match 1:\n case P(**a): pass\n case _: pass', 'match 1:\n case 1+1: pass\n case _: pass',
    'match 1:\n case 1+x: pass\n case _: pass', 'match 1:\n case -x: pass\n case _: pass',
    'match 1:\n case --1: pass\n case _: pass', 'match 1:\n case +1: pass\n case _: pass',
    'match 1:\n case 1*2: pass\n case _: pass', 'match 1:\n case not 1: pass\n case _: pass',
    'match 1:\n case 1j+1: pass\n case _: pass', 'match 1:\n case 1+1j+1j: pass\n case _: pass',
    'match 1:\n case f"a": pass\n case _: pass', 'match 1:\n case "a" f"b": pass\n case _: pass',
    'match 1:\n case 1<2: pass\n case _: pass', 'match 1:\n case x:=1: pass\n case _: pass',
    'match 1:\n case x.y.z: pass\n case _: pass', 'match 1:\n case x[0]: pass\n case _: pass',
    'match 1:\n case x.y(): pass\n case _: pass', 'match 1:\n case x()(): pass\n case _: pass',
    'match 1:\n case ()(): pass\n case _: pass', 'match 1:\n case lambda: 1: pass\n case _: pass',
    'match 1:\n case ...: pass\n case _: pass', 'match 1:\n case [...]: pass\n case _: pass',
    'match 1:\n case -None: pass\n case _: pass', 'match 1:\n case -True: pass\n case _: pass',
    'match 1:\n case 1 as 2: pass\n case _: pass',
    'match 1:\n case 1 as x.y: pass\n case _: pass',
    'match 1:\n case 1 as x as y: pass\n case _: pass',
    'match 1:\n case (1 as x) as y: pass\n case _: pass',
    'match 1:\n case 1 as (x): pass\n case _: pass',
    'match 1:\n case x as x: pass\n case _: pass', 'match 1:\n case *_: pass\n case _: pass',
    'match 1:\n case _,*_: pass\n case _: pass', 'match 1:\n case {_:1}: pass\n case _: pass',
    'match 1:\n case {...:1}: pass\n case _: pass', 'match 1:\n case {1,2}: pass\n case _: pass',
    'match 1:\n case {1:2,}: pass\n case _: pass', 'match 1:\n case P(1,): pass\n case _: pass',
    'match 1:\n case [1,]: pass\n case _: pass',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
