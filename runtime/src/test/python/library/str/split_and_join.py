# str: split, rsplit, splitlines, partition, join.
print('a b  c'.split(), 'a b  c'.split(' '), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), ''.split(), ''.split(','), '  x '.split(None, 0), ' a b '.rsplit(None, 1))
print('a\nb\r\nc\x0bd\x85e\u2028f'.splitlines(), 'a\n\nb\n'.splitlines(True), ''.splitlines())
print('k=v=w'.partition('='), 'k=v=w'.rpartition('='), 'kv'.partition('='), 'kv'.rpartition('='))
print('-'.join('abc'), ''.join([]), ', '.join(('x',)), 'é'.join(['a', '一', '😀']))
for f in (lambda: 'a'.split(''), lambda: 'a'.partition(''), lambda: '-'.join([1]), lambda: '-'.join(['a', None]), lambda: '-'.join(5), lambda: 'a'.split(1), lambda: 'a'.split(maxsplit='x')):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
