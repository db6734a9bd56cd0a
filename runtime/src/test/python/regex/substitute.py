# sub and subn: literals, templates, functions, counts.
import re
print(re.sub('x*', '-', 'abxd'), re.subn('b', 'BB', 'abcb'), re.subn('q', 'x', 'abc'), re.sub('a', 'b', 'aaa', 2))
print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world, good day'), re.sub('(?P<n>a)', r'[\g<n>\g<1>\g<0>]', 'banana'))
print(re.sub('(a)|b', r'<\1>', 'ab'), re.sub('.', r'\n\t\\', 'x') == '\n\t\\', re.sub('a', lambda m: m[0].upper() * 2, 'banana'))
print(re.sub(b'a', rb'[\g<0>]', b'banana'), re.sub(b'a', b'', bytearray(b'banana')), re.sub('a', '', ''))
print(re.sub('(?=b)', '|', 'abab'), re.sub('$', '!', 'ab\n'), re.sub(r'\b', '*', 'a bc'), re.sub('', '-', 'é中😀'))
print(re.match(r'(\d)(\w)?', '7').expand(r'\1-\2-\g<1>'))
for repl in [r'\2', r'\g<x>', r'\g<', r'\q', 5, b'x']:
    try:
        print(re.sub('(a)', repl, 'a'))
    except (re.error, TypeError, IndexError) as e:
        print(repl, type(e).__name__, e)
