# Annotations in a function are never evaluated: what is wrong only with code that would be made of them is accepted.
import warnings

warnings.simplefilter("ignore", SyntaxWarning)
ANNOTATIONS = (
    'await b', 'lambda: (await b)', '[i async for i in b]', 'lambda: [i async for i in b]', 'a if (await b) else c',
    'f(a=1, a=2)', 'f(__debug__=1)', 'lambda __debug__: 1', '(__debug__ := 1)', '1()', 'x is 1', '[1][1, 2]', '[*a][*b]',
    "f'{(lambda p=(await x): 1)}'", '(yield)', 'lambda: (yield)', 'lambda: (yield from a)', 'lambda a, a: 1', '(y := 1)',
)
PLACES = (
    'def f(c):\n ', 'async def f(c):\n ', 'class C:\n def f(c):\n  ', 'class C:\n ', '',
    'from __future__ import annotations\ndef f(c):\n ', 'from __future__ import annotations\n',
)
for place in PLACES:
    print(repr(place))
    for annotation in ANNOTATIONS:
        for target in 'c', '(c)', 'c.c', 'c[0]', 'c.__debug__':
            verdicts = []
            for value in '', ' = 1':
                try:
                    compile(f'{place}{target}: ({annotation}){value}', '<source>', 'exec')
                    verdicts.append('ok')
                except SyntaxError as e:
                    verdicts.append(f'{e.msg} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset}')
            print('  ', annotation, '|', target, '|', *dict.fromkeys(verdicts))
