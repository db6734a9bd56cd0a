# Annotated names: what is accepted, and where and how the rest is refused.
SOURCES = (
    'x: int += 1', 'x: int=1; print(__annotations__)', 'x: int; x', '(x): int=1; print(x)',
    'x.y: int', 'f().x: int', 'f(): int', 'x,y: int', '(x,y): int', '[x]: int', 'x: int, str',
    'x: int = 1, 2; print(x)', 'x: int = *[1],; print(x)', 'x: yield', 'x: (yield)',
    'x: int = yield', 'x: undefined', 'x: int\nx: str\nprint(__annotations__)', '1: int',
    '"a": int', 'a+b: int', 'x: int: str', 'x: int = y: int', 'lambda: x: int',
    'x: (y:=int)=1; print(y)', 'x: y:=int',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
