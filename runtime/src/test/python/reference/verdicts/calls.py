# Arguments of calls: what is accepted, and where and how the rest is refused.
SOURCES = (
    'f(a:=1)', 'f(a=b:=1)', 'f(a=(b:=1))', 'f(x for x in y, 1)', 'f(1, x for x in y)',
    'f(x for x in y for z in w)', 'f(*x for x in y)', 'class A(x for x in y): pass', 'f()()',
    'print(1,end="",sep="")', 'print(1,foo=1)', 'print(*[1,2],*[3],sep="-")', 'f(a=1,2)',
    'f(**a,2)', 'f(**a,b=1,2)', 'f(a=1,a=2)', 'f(a.b=1)', 'f((a)=1)', 'f(1=2)', 'f("a"=2)',
    'f(a+1=2)', 'f(a for a in b=1)', 'f(*)', 'f(**)', 'f(,)', 'f(a,,b)', 'f(a b)', 'f(a=)',
    'f(a=1,b c)', 'f(True=1)', 'f(lambda=1)', 'print 1', 'print(1) 2', 'exec "a"', 'f(*a=1)',
    'f(**a=1)', 'f(*a, b)(c)',
    # A call's names are looked at before all that is in it, the first that comes again first.
    'f(x=1, y=1, y=2, x=3)', 'f(x=1, y=1, __debug__=1, x=3)', 'f(x=1, __debug__=1, x=3)', 'f((yield), a=1, a=2)',
    '(yield)(a=1, a=2)', 'f(*(yield), a=1, a=2)', 'f(a=(yield), b=1, b=2)', 'class A((yield), a=1, a=2): pass',
    'class A((yield), __debug__=2): pass', 'class A(b=(yield)): (await x)', '1((yield), a=1, a=2)',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
