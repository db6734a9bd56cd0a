# Looking ahead and behind, anchors, word boundaries, conditions.
import re
for p, s in [('(?=a)b', 'ab'), ('(?=(a))ab', 'ab'), ('(?<=a)b', 'ab'), ('(?<!a)b', 'ab cb'), ('(?!x).', 'xa'), ('(?<=(a))b', 'ab'),
             ('(a)?(?(1)b|c)', 'ab'), ('(a)?(?(1)b|c)', 'c'), ('(?P<q>x)?(?(q)y)', 'y'), ('^abc$', 'abc\n'), (r'^abc\Z', 'abc\n'),
             (r'\bfoo\b', 'a foo b'), (r'\Bo', 'foo'), (r'\b', ''), (r'\B', ''), ('(?m)^b$', 'a\nb\nc'), ('$', 'a\n'), ('(?m)$', 'a\n'),
             ('(?:(?=(a))a)+', 'aaa'), ('(?:(?!(a))b|a)+', 'aba'), (r'\Aa|b\Z', 'ab'), ('(?!)', 'a'), ('(?<=ab|cd)e', 'cde')]:
    print(p, repr(s), [(m.span(), m.groups()) for m in re.finditer(p, s)])
print(re.compile('^b').match('ab', 1), re.compile('b$').match('abc', 1, 2), re.compile(r'\bb').match('ab', 1))
try:
    re.compile('(?<=a+)b')
except re.error as e:
    print(e, e.pos, e.msg, e.pattern)
