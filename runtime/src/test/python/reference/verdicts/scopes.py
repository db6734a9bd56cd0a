# global and nonlocal: what is accepted, and where and how the rest is refused.
SOURCES = (
    'def f():\n global x\n x=1\nf(); print(x)',
    'def f():\n x=1\n def g():\n  nonlocal x\n  x=2\n g(); return x\nprint(f())',
    'def f():\n x=1\n global x', 'def f():\n print(x)\n global x', 'def f(x):\n global x',
    'def f(x):\n nonlocal x', 'nonlocal x', 'def f():\n nonlocal x',
    'def f():\n global x\n nonlocal x', 'def f():\n x: int\n global x',
    'def f():\n global x\n x: int', 'global x\nx: int = 1', 'x = 1\nglobal x',
    'class A:\n nonlocal x',
    'def f():\n x=1\n class A:\n  nonlocal x\n  x=2\n return x\nprint(f())',
    'class A:\n global __g\n __g=1\nprint(_A__g)', 'global None', 'nonlocal True',
    'global __debug__; __debug__=1', 'eval("globals()", {"a":1})["a"]',
    'print(globals() is locals())', 'g=globals; print(g() is globals())',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
