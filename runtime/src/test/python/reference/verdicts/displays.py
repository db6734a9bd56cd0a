# Displays, comprehensions and assignment expressions: what is accepted, and where and how the rest is refused.
SOURCES = (
    '()', '(1)', '(1,)', '*[1,2],', '(*[1,2])', '*[1]', '[*1]', '(*1,)', '{*1}', '{**1}',
    '{**[]}', '{**{1:2},1:3}', '{1:2,**{1:4}}', '{*[1],**{}}', '{1,2:3}', '{1:2,3}', '{**{},1}',
    '{**a for a in b}', '[*a for a in b]', '{*a for a in b}', '(*a for a in b)', '[x for x in 1]',
    '[x for x in [1,2] if x>1 for y in "ab"]', '[x for x, in [(1,)]]', '[x for *x, in [(1,2)]]',
    '[(x,y) for x,y in [(1,2)]]', '[x, y for x in z]', '[x for x in 1,2]',
    '[x for x in lambda: 1,2]', '[x for x in [1] if 1 if 0]', '[x for x in [1] if lambda: 0]',
    '[x := 1 for _ in [1]]; print(x)', '[x := 0 for x in y]', '[y for x in (y:=[1])]',
    'class A: [x:=1 for _ in [1]]', '[[(j:=i) for i in [1]] for j in [2]]',
    '[i for i in [1,2] if (j:=i)]; print(j)', '{(a:=1): (b:=2)}; print(a,b)', '{a:=1: 2}',
    '{a:=1, 2}', '[a:=1, 2]', '(a:=1, 2)', 'a:=1', '(a:=1)', 'f(a:=1)', 'f(a=b:=1)',
    'f(a=(b:=1))', '(a.b:=1)', '(a[0]:=1)', '((a,b):=1)', '((a):=1)', '(a:=b:=1)',
    'lambda: (x:=1)', 'lambda: x:=1', 'lambda x=(y:=1): x', 'def f(x=(y:=1)): pass',
    'def f(x:=1): pass', 'x = y := 1', 'assert (x:=1)', 'del (x:=1)', 'f"{(x:=5)}"', 'f"{x:=5}"',
    'with (x:=5): pass', 'i=0;print((i:=i+1, i:=i+1)) if 0 else print((i:=i+1), (i:=i+1))',
    'if x:=1: print(x)', 'while x:=0: pass', 'while (x:=0): pass', '[x async for x in y]',
    'list(x for x in 1)', 'g=(1/0 for x in [1]); next(g)', '(x for x in y)',
    'g=(x for x in [1,2]); print(g.gi_code.co_name, g.__qualname__)', 'f(x for x in y, 1)',
    'f(1, x for x in y)', 'f(x for x in y for z in w)', 'f(*x for x in y)',
    'class A(x for x in y): pass', 'def f(): return [(yield 1) for x in y]',
    'def f(): return (x for x in (yield))', '{x: y for x, y in [(1,2)]}', '{x: y for x in [1]}',
    '{[]: 1 for _ in [1]}', '{[] for _ in [1]}', '{print("k"): print("v") for _ in [1]}',
    '{print("k"): print("v")}', 'def f():\n return [x for x in locals()]\nf()',
    'x=5; print([x for x in range(3)], x)', '[x for x in range(3)]; x', '(1)(2)', '[1](0)',
    '{}()', '[1][0][0]', '[1] [0]', '[1,2][0, 1]', '[1,2]["a"]', '[1][0,]', '{}[1]', '{}[1,2]',
    '(lambda x: x)[1]', '[1,2,3][::0]', '[1,2,3][::-1]', '[1,2,3][5:1:-1]', '(1,2,3)[1:]',
    '[1][:"a"]', 'f(a for a in b=1)', '(-2)**2', '(lambda: (yield))', '[1,2] < [1,3]',
    '(1,) < (1,2)', '[1] == (1,)', '{1} < {1,2}', '{1:1} == {1:1.0}',
    '[float("nan")]==[float("nan")]', '() is ()', '[] is []', '(1 if 2 else)',
    'def f(x=lambda: y:=1): pass',
    # Of a comprehension what runs in its own scope is looked at before what it goes through first.
    '[x async for x in (yield)]', '[f(a=1, a=2) for x in (yield)]', '[x for x in (yield) for y in f(a=1, a=2)]',
    '[x for x in f(a=1, a=1) if (yield)]', '(x async for x in (yield))', '[[x async for x in y] for z in (yield)]',
    'def f(): [f(a=1, a=1) for x in (await y)]', '[x for __debug__ in f(a=1, a=2)]',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
