# Every form of literal.
print(0, 1_000, 0xFF, 0o17, 0b101, 0XfF, 0B1_0, 00, 1.5, .5, 5., 1e3, 1E-3, 1_0.0_1e1_0, 3j, 1.5J, 0xdead_beef)
print('a', "b", '''c'd''', """e"f""", r'\n', R'\x', b'\x41', Rb'\x41', bR'\1', u'u', 'a' 'b' "c", '\
continued')
print('\a\b\f\n\r\t\v\\\'\"\101\x41\u0041\U00000041\N{LATIN SMALL LETTER A}'.encode('unicode_escape'), b'\a\0\377')
print(f'{1}' 'x' f"{2}", ('implicit '
      'lines'), [1, 2,], (1,), {1,}, {1: 2,}, True, False, None, ...)
for bad in ('1__0', '0_', '0x', '0b2', '08', '1_', '1e', "'a", '1.e+', "b'é'", "'\\x4'", "'\\N{nope}'", '1if', '0o8', "'a' b'b'", '0xg'):
    try:
        print(bad, eval(bad))
    except SyntaxError as e:
        print(bad, '->', e.msg)
