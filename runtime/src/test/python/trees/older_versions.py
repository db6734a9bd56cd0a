# What only later versions of Python have is an error for an older feature_version.
import ast

SOURCES = [
    'async = 12\nawait = 13', 'async def f():\n    [x async for x in y]\n    await z\nasync = 1', 'f"{a}"', "a = f'x'",
    '42_000', '1_0.5', '1_0j', 'a @ b', 'x: int', 'def f(a, /): pass', '(a := 1)', 'match a:\n  case 1: pass',
    'try: pass\nexcept* A: pass', 'print(await, async=1)', 'async def f(): return 1\nawait = f',
]
for source in SOURCES:
    row = []
    for minor in range(4, 12):
        try:
            ast.parse(source, feature_version=(3, minor))
            row.append('ok')
        except SyntaxError as e:
            row.append(e.msg)
    print(repr(source), row)
