# Operators: what is accepted, and where and how the rest is refused.
SOURCES = (
    'a:=1', 'x = y := 1', 'while x:=0: pass', '1.real', '1 .real', '1..real', '1.e5', 'a.b.c',
    'breakpoint', 'not 1', '1 < 2 < 3', '1 < 3 < 2', '1 < 2 > 1 != 5', '1 is 1', '1 is not 2',
    'not not 1', '- - 1', '~-1', '-~1', '1 if 2 else 3 if 4 else 5', '1 << 2 + 3', '5 & 3 == 3',
    '1 == 1.0 == True', '0.1+0.2==0.3', '1 is 1.0', '1 <> 2', '1 => 2', '1 =! 2', 'a ! b',
    'a !== b', 'a === b', 'a ++ b', 'a++', '++a', 'a ? b : c', 'a && b', 'a || b', '!a', 'not',
    'a not b', 'a is not not b', 'a in not b', '1 + not 2', '- not 2', 'not 1 + 2', '1 if 2',
    '1 if 2 else', 'if 1 else 2', '1 else 2',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
