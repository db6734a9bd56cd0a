# str: what characters are.
for s in ('a', '1', '²', '½', '一', ' ', '\n', '_', 'é', '', 'a1', '٣', 'Ⅷ', '\x00', '😀', 'ab c', 'if', 'x-y'):
    print(ascii(s), [f() for f in (s.isalpha, s.isdigit, s.isdecimal, s.isnumeric, s.isalnum, s.isspace, s.isprintable, s.isidentifier, s.isascii)])
