# Definitions, decorators, blocks and try: what is accepted, and where and how the rest is refused.
SOURCES = (
    'if 1:\npass', 'async for x in y: pass', '@d\nx=1', '@d', '@\ndef f(): pass',
    '@d d\ndef f(): pass', '@d.e(1)[2]\ndef f(): pass', '@lambda f: 5\ndef f(): pass\nprint(f)',
    '@(x:=print)\ndef f(): pass', '@x:=print\ndef f(): pass', '@print if 1 else 2\nclass A: pass',
    '@1\ndef f(): pass', '@(yield)\ndef f(): pass',
    'def f(a=[]): a.append(1); return a\nf(); print(f())',
    'def f(a, b=1, *c, d, e=2, **k): pass\nprint(f.__defaults__, f.__kwdefaults__)',
    'def f(): "doc"\nprint(f.__doc__)', 'def f(): f"doc"\nprint(f.__doc__)',
    'def f(): b"doc"\nprint(f.__doc__)', 'def f(): "a" "b"\nprint(f.__doc__)',
    'def f(): ("doc")\nprint(f.__doc__)', 'def f(): "doc" + ""\nprint(f.__doc__)',
    'def f(): 1; "doc"\nprint(f.__doc__)', 'class A: "doc"\nprint(A.__doc__)',
    'class A: pass\nprint(A.__doc__)', 'def f(): ...\nprint(f())', 'class A(): pass',
    'class A(B: pass', 'class A: ', 'class A', 'class: pass', 'class 1: pass', 'class A.B: pass',
    'class A(x for x in y): pass', 'class A(*[], **{}): x=1\nprint(A.x)',
    'class A(object,): pass\nprint(A.__bases__)', 'class A[T]: pass', 'def f[T](): pass',
    'class A(a=1, B): pass', 'class A(a.b=1): pass', 'class A pass', 'class A():\npass',
    'def f():\npass', 'def f():\n\tx=1\n        y=2', 'if 1:\n  x=1\n y=2', ' x=1', 'x=1\n y=2',
    'if 1:\n x=1\n  y=2', 'if 1:\n\tx=1\n\ty=2\nprint(x)',
    'async def f(): pass\nprint(f.__name__)', 'async class A: pass', 'async with a: pass',
    'async x', 'async def f(): pass\nasync def g(): await f()\ng().send(None)',
    'async def f():\n return [x async for x in y]',
    'class A:\n async def f(self): return super()', 'try:\n pass\nfinally', 'try pass',
    'try:\npass', 'try: pass\nexcept: pass\nexcept: pass', 'try: pass\nexcept a b: pass',
    'try: pass\nexcept a as: pass', 'try: pass\nexcept a as b c: pass',
    'try: pass\nexcept a as 1: pass', 'try: pass\nexcept a, b: pass',
    'try: pass\nexcept a, b as c: pass', 'try: pass\nexcept *a: pass\nprint(1)',
    'try: pass\nexcept* : pass', 'try: pass\nexcept a:\npass',
    'try: pass\nelse: pass\nexcept a: pass',
    'try: pass\nexcept a: pass\nelse: pass\nfinally: pass\nprint("ok")',
    'try: pass\nfinally: pass\nelse: pass', 'try: pass\nx=1', 'except: pass', 'finally: pass',
    'def f():\n try: yield\n finally: print("closed")\ng=f(); next(g); del g',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
