# import statements: what is accepted, and where and how the rest is refused.
SOURCES = (
    'from __future__ import annotations\nx: a+b[1] = 2\nprint(__annotations__)',
    'from __future__ import annotations\nx: (yield)',
    'from __future__ import annotations\ndef f(a: (y:=1)): pass',
    'from __future__ import annotations\nx: await y', 'import', 'import a.', 'import a b',
    'import a as', 'import a as b.c', 'import a, ', 'import (a)', 'import *',
    'import a.b as c, d', 'from', 'from a', 'from a import', 'from a import b,',
    'from a import ()', 'from a import b as', 'from a import b.c', 'from a import *, b',
    'from a import b, *', 'from a import (*)', 'from . import', 'from import a',
    'from .a.b import c', 'from ...a import c', 'from .... import c', 'from .* import a',
    'from __future__ import nope', 'from __future__ import braces',
    'x=1\nfrom __future__ import division',
    'from __future__ import division as d, annotations\nprint(d)', 'from __future__ import *',
    'def f():\n from __future__ import division',
    'import __future__\nfrom __future__ import division', 'if 1: from __future__ import division',
    'from __future__ import (division, generators)',
    'from __future__ import barry_as_FLUFL\nprint(1<>2)',
    'from __future__ import barry_as_FLUFL\n1!=2',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
