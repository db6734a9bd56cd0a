# str: center, ljust, rjust, zfill, strip, expandtabs, translate, maketrans.
print(repr('ab'.center(7)), repr('ab'.center(6, '*')), 'ab'.ljust(5, '-'), 'ab'.rjust(5, '-'), '42'.zfill(5), '-42'.zfill(6), '+'.zfill(3), 'ab'.ljust(1), '😀'.center(4, 'é'))
print(repr('  x \n'.strip()), 'xxaxx'.strip('x'), 'abcba'.lstrip('ab'), 'abcba'.rstrip('ab'), ''.strip(), 'aXa'.strip('a b'))
print(repr('a\tb\tc'.expandtabs()), repr('ab\tc'.expandtabs(4)), repr('\t'.expandtabs(0)), repr('a\n\tb'.expandtabs(3)))
t = str.maketrans('abc', 'xyz', 'd')
print('abcd'.translate(t), 'abc'.translate({97: None, 98: 'BB', 99: 0x1F600}), str.maketrans({'a': 1, 98: 'x'}), 'a'.translate({}))
for f in (lambda: 'a'.center(5, 'ab'), lambda: 'a'.center('x'), lambda: str.maketrans('a', 'bc'), lambda: str.maketrans({'ab': 1}), lambda: 'a'.translate(5), lambda: 'a'.translate({97: 1.5}), lambda: 'a'.strip(1)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
