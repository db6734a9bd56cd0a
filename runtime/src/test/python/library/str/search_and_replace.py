# str: find, index, count, replace, prefix and suffix.
s = 'abracadabra'
print(s.find('abra'), s.find('abra', 1), s.rfind('abra'), s.find('z'), s.index('c'), s.rindex('a', 0, 5), s.count('a'), s.count('a', 2, -1), s.count(''), 'aaa'.count('aa'))
print(s.replace('a', 'X'), s.replace('a', 'X', 2), s.replace('', '-', 3), s.replace('z', 'y'), ''.replace('', 'x'), s.replace('abra', ''))
print(s.startswith('abra'), s.startswith(('x', 'ab')), s.endswith('bra', 5), s.startswith(''), s.startswith('b', 1), s.endswith(()), s.removeprefix('abra'), s.removesuffix('abra'), s.removeprefix('x'))
for f in (lambda: s.index('z'), lambda: s.rindex('z'), lambda: s.find(1), lambda: s.startswith(1), lambda: s.startswith((1,)), lambda: s.replace('a'), lambda: s.count(None), lambda: 1 in s):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
