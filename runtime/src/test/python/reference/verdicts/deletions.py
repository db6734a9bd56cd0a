# del, return, yield, break, continue, raise, assert and global: what is accepted, and where and how the rest is refused.
SOURCES = (
    'yield=1', 'del __annotations__\nx: int', 'pass; pass;', 'pass pass', 'del x', 'del (x)',
    'del ()', 'del []', 'del 1', 'del f()', 'del x+1', 'del *x', 'del x,*y', 'del (x,*y)', 'del',
    'del x y', 'del x,', 'del "a"', 'del None', 'del (a if b else c)', 'del [x for x in y]',
    'del a<b', 'return', 'yield', 'break', 'continue', 'raise ValueError, 1',
    'raise ValueError from', 'raise from x', 'raise 1 from 2', 'assert', 'assert 1,',
    'assert 1, 2, 3', 'assert x y', 'assert *a', 'assert (a, b)', 'assert a, *b',
    'assert (yield)', 'assert not 1', 'global', 'global x y', 'global x,', 'global x, x',
    'global x; x=1; print(x)', 'global 1', 'global x.y', 'nonlocal',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
