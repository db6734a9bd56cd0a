# Parameters of functions and lambdas: what is accepted, and where and how the rest is refused.
SOURCES = (
    'lambda: (x:=1)', 'lambda: x:=1', 'lambda x=(y:=1): x', 'def f(x=(y:=1)): pass',
    'def f(x:=1): pass', 'def f(): return [(yield 1) for x in y]',
    'def f(): return (x for x in (yield))', 'def f():\n return [x for x in locals()]\nf()',
    'lambda: 1 if 0 else 2', 'lambda', 'lambda x', 'lambda x:', 'lambda (x): 1',
    'lambda x, (y, z): 1', 'lambda *: 1', 'lambda *, **k: 1', 'lambda *a, *b: 1',
    'lambda **k, a: 1', 'lambda a=1, b: 1', 'lambda a, a: 1', 'lambda /: 1',
    'lambda a, /, b, /: 1', 'lambda *a, /: 1', 'lambda *, a, /: 1', 'lambda a: int: 1',
    'lambda x=yield: 1', 'lambda: yield', 'lambda *a, b, c=1, **k: 1', 'lambda a, /, *, b: 1',
    'def f(a, (b, c)): pass', 'def f(*): pass', 'def f(*, **k): pass', 'def f(*a, *b): pass',
    'def f(**k, a): pass', 'def f(**k, **j): pass', 'def f(a=1, b): pass', 'def f(a, a): pass',
    'def f(/): pass', 'def f(a, /, b, /): pass', 'def f(*a, /): pass', 'def f(*, a, /): pass',
    'def f(a, *, /): pass', 'def f(*a=1): pass', 'def f(**k=1): pass', 'def f(*a: int = 1): pass',
    'def f(a:): pass', 'def f(a=): pass', 'def f(1): pass', 'def f("a"): pass',
    'def f(a.b): pass', 'def f(a, , b): pass', 'def f(a b): pass', 'def f(a,): pass',
    'def f(*a,): pass', 'def f(**k,): pass', 'def f(*,): pass', 'def f(*, a,): pass',
    'def f(a) -> : pass', 'def f(a) - > int: pass', 'def f: pass', 'def f() pass', 'def f():',
    'def (a): pass', 'def f(a, /, a): pass', 'def f(*a, **a): pass', 'def f(*args, *): pass',
    'def f(*, *args): pass', 'def f(a, *, *b): pass', 'def f(**\n): pass',
    'def f(a=1, /, b): pass', 'def f(a, b=1, /, *, c, d=2, e): pass',
    'def f(x=lambda: y:=1): pass',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
