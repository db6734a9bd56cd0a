# from __future__ is an import, too: it binds names.
from __future__ import annotations, division as d, generators

print(d, generators, annotations.compiler_flag)


def f(a: undefined, *b: *c) -> d: pass


print(f.__annotations__)
for source in ('from __future__ import nope', 'from __future__ import braces',
               'x = 1\nfrom __future__ import division', '"doc"\nfrom __future__ import division'):
    try:
        compile(source, '<source>', 'exec')
        print('ok')
    except SyntaxError as e:
        print(e, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text)
