# re: match, search, fullmatch, groups, flags, named groups, backreferences, lookaround.
import re
m = re.search(r'(?P<year>\d{4})-(?P<month>\d\d)(-(\d\d))?', 'on 2023-04 it')
print(m, m.group(), m.groups(), m.groupdict(), m.start('month'), m.end(), m.span(3), m['year'], m.lastgroup, m.lastindex, m.re.groups, m.pos, m.expand(r'\g<month>/\1'))
print(re.match('b', 'ab'), re.fullmatch('a.', 'ab').group(), re.match('(a)(b)?', 'a').groups('none'), re.search('(?i)ABC', 'xabc').span(), re.match(r'(\w)\1', 'aa') is not None)
print(re.findall(r'(?<=\$)\d+(?!\d|%)', '$5 $20% $30'), re.findall(r'(a)(b)?', 'aab'), re.findall('(?m)^.', 'a\nb'), re.findall('(?s).', 'a\n'), re.findall(r'(?x) a  # comment\n b', 'ab'), re.findall(r'\bfoo\b', 'foo food foo'), re.findall('', 'ab'))
print(re.findall('a*?b', 'aab'), re.findall('a{2,3}', 'aaaa a'), re.findall('[^a-c]', 'abcd-'), re.findall(r'[\]\-x]', ']-x'), re.findall('(?:ab|a)(?=c)', 'abcac'), re.findall('(?>a+)b', 'aab'), re.findall('a++b', 'aab'), re.findall('(a)?(?(1)b|c)', 'abc'))
for bad in ('(', ')', '[', 'a{2,1}', '*a', r'\1', '(?P<1>a)', '(?P<a>b)(?P<a>c)', '(?z)', '(?<=a*)b', r'\q', '[z-a]', '(?P=no)', 'a**', '(?P<a', 'a\\'):
    try:
        re.compile(bad)
    except re.error as e:
        print(bad, '->', e, e.pos)
