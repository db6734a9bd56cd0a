# Matching without regard to case, in Unicode and in ASCII.
import re
for p, s in [('straße', 'STRAßE'), ('[k-m]', 'K'), ('é', 'É'), ('[а-я]+', 'ПРИВЕТ'), ('ſ', 's'), ('\u0130', 'i'), ('ﬅ', 'ﬆ'),
             ('\u00b5', '\u03bc'), ('[^a]', 'A'), ('(ab)\\1', 'abAB'), ('\U00010428', '\U00010400'), ('[\U00010400-\U00010410]', '\U00010428'),
             ('İ', 'i̇'), ('σ', 'ς'), ('K', '\u212a'), ('[x\u212a]', 'k')]:
    print(ascii(p), ascii(s), bool(re.match(p, s, re.I)), bool(re.match(p, s, re.I | re.A)))
print(re.findall(rb'(?i)[a-c]+', b'xabcABC\xe9'), re.match(rb'(?Li)ab', b'AB'), re.match(rb'(?i)\xe9', b'\xc9'))
print(re.findall(r'(?i:a)b', 'ab Ab aB'), re.findall(r'(?i)a(?-i:b)', 'ab Ab aB'))
