# Greedy, lazy, possessive and atomic repetition.
import re
for p, s in [('a*b', 'aaab'), ('a+?', 'aaa'), ('(a+?)(a*)b', 'aaab'), ('a{2,3}', 'aaaa'), ('a{2,3}?', 'aaaa'),
             ('a{,3}', 'aaaa'), ('(?:ab){2,}', 'ababab'), ('(?>a+)ab', 'aaab'), ('(?>a+)b', 'aaab'), ('a++b', 'aaab'),
             ('a++ab', 'aaab'), ('(?:ab)++c', 'ababc'), ('(?:a|ab)++c', 'ababc'), ('a?+a', 'a'), ('a{2}+a', 'aaa'),
             ('(x*)*', 'xxa'), ('(x*?)*y', 'xxy'), ('(?:x*)+y', 'xxy'), ('(a*)+?b', 'aab'), ('(?:a?)*?$', 'aaa'),
             ('(?:){5}a', 'a'), ('(a{2}){2}', 'aaaa'), ('(a|b)*?c', 'abac'), ('(?:a?b??)*c', 'abbac')]:
    m = re.search(p, s)
    print(p, s, m and (m.span(), m.groups()))
print(re.match('(?:.|\n)*z', 'ab' * 30000 + 'z').end(), re.match('(?:a?b?)*c', 'ab' * 20000 + 'c').end())
print(re.match('(?:a|aa)*b', 'a' * 18 + 'c'))
