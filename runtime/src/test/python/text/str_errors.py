# What str refuses, and how it says so.
def refuse(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

for f in (
    lambda: 'abc'.find(1), lambda: 'abc'.index('z'), lambda: 'abc'.count(1),
    lambda: 'abc'.startswith(1), lambda: 'abc'.startswith((1,)), lambda: 'abc'.replace(1, 'x'),
    lambda: 'abc'.replace('x', 2), lambda: 'abc'.split(''), lambda: 'abc'.split(1),
    lambda: 'abc'.partition(''), lambda: 'abc'.partition(3), lambda: ','.join(['a', 1]),
    lambda: ','.join(5), lambda: 'abc'.strip(1), lambda: 'abc'.center(9, 'xx'),
    lambda: 'abc'.center(9, 3), lambda: 'abc'[5], lambda: 'abc'['x'], lambda: 'abc'[1.0],
    lambda: 'a' + 1, lambda: 'a' * 'b', lambda: 1 in 'abc', lambda: 'a' < 1,
    lambda: 'abc'.removeprefix(1), lambda: 'abc'.translate({97: 1 << 30}),
    lambda: 'abc'.translate({97: 1.5}), lambda: str.maketrans({'ab': 'b'}),
    lambda: str.maketrans({1.5: 'b'}), lambda: str.maketrans('a', 'bc'), lambda: str.maketrans(1),
    lambda: str('x', 'ascii'), lambda: str(5, 'ascii'), lambda: 'a'.encode('nope'),
):
    refuse(f)
