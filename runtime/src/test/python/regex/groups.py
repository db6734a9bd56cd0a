# Groups: numbers, names, defaults, what did not take part.
import re
m = re.match(r'(?P<a>x)(y)?(?P<c>z)?', 'xz!')
print(m.group(0, 1, 'c'), m['a'], m[2], m.groups(), m.groups('Q'), m.groupdict(), m.groupdict(7))
print(m.start(2), m.end('c'), m.span(1), m.regs, m.lastindex, m.lastgroup)
print(m.pos, m.endpos, m.string, m.re.pattern, m)
print(re.compile('(?P<x>a)(b)(?P<y>c)').groupindex, re.compile('(a)(b)').groups)
for key in (9, -1, 'nope', 1.5, 2**70):
    try:
        m.group(key)
    except IndexError as e:
        print(type(e).__name__, e)
print(re.match('((a)|(b))*', 'ab').groups(), re.match('(?:(a)|b)*', 'ab').groups())
print(re.match('(a)(?:b(c))?', 'ab').groups(), re.match('(a)|b', 'b').lastindex)
print(m.__copy__() is m, bool(m), re.Match, re.Pattern[str])
