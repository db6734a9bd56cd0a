# re: sub, subn, split, escape, templates, functions, finditer, pattern objects, flags.
import re
print(re.sub('a', 'X', 'banana', 2), re.subn(r'(\w)(\w)', r'\2\1', 'abcd'), re.sub('(?P<n>a)', r'[\g<n>\g<0>]', 'ba'), re.sub('x*', '-', 'axb'), re.sub('a', lambda m: str(m.start()), 'aba'), re.sub('a', r'\n\\', 'a'))
print(re.split(r'[,;]\s*', 'a, b;c'), re.split('(,)', 'a,b'), re.split('x*', 'axbc'), re.split(',', 'a,b,c', 1), re.split('b', ''))
print(re.escape('a.b*[c] d'), [m.span() for m in re.finditer('a|(b)', 'ab')], re.compile('a', re.I | re.M), re.compile('a').flags, re.compile(b'a').findall(b'aba'), re.compile('a') == re.compile('a'))
p = re.compile('(a)|b')
print([m.lastindex for m in p.finditer('ab')], p.match('xa', 1), p.search('xab', 2).group(), p.scanner('ab').match(), p.sub('', 'aabbc'), p.groupindex, p.pattern)
for f in (lambda: re.sub('a', r'\2', 'a'), lambda: re.sub('a', r'\g<x>', 'a'), lambda: re.sub('(a)', r'\g<', 'a'), lambda: re.match('a', b'a'), lambda: re.match(b'a', 'a'), lambda: re.match('(a)', 'a').group(2), lambda: re.match('a', 'a')['x'], lambda: re.compile('a', 'b'), lambda: re.compile(5), lambda: re.sub('a', 1, 'a'), lambda: re.split('a', 1)):
    try:
        print(f())
    except (re.error, TypeError, IndexError) as e:
        print(type(e).__name__, e)
