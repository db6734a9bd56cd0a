# Names that nothing may bind: what is accepted, and where and how the rest is refused.
SOURCES = (
    'print(__debug__)', '__debug__=1', 'def f(__debug__): pass', 'x.__debug__=1', 'del __debug__',
    'import a as __debug__', 'f(__debug__=1)', 'for __debug__ in x: pass',
    'class __debug__: pass', 'def __debug__(): pass', 'None=1', 'True=1', 'x.None=1',
    'def None(): pass', 'def f(None): pass', 'f(None=1)', 'f(True=1)', 'import None',
    'class True: pass', 'lambda None: 1', 'for None in x: pass', 'with a as None: pass',
    'except None', 'del None', 'None+=1', '(None:=1)', '[None, a]=1', 'None: int', 'global None',
    'nonlocal True', 'from a import None', 'from a import b as None',
    'match x:\n case None(): pass', 'try: pass\nexcept a as None: pass', '__debug__: int',
    '(__debug__:=1)', '[__debug__ for __debug__ in x]', 'match x:\n case __debug__: pass',
    'match x:\n case {**__debug__}: pass', 'x = __debug__ = 1', '__debug__ += 1',
    'global __debug__; __debug__=1', 'lambda __debug__: 1', 'from a import b as __debug__',
    'from a import __debug__', 'try: pass\nexcept a as __debug__: pass',
    'with a as __debug__: pass', 'a.__debug__ += 1', 'del a.__debug__', 'a.__debug__: int',
    'raise ValueError from None', 'raise None', 'str(OSError(2,"x","f",None,"g"))',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
