# re: Unicode classes, case folding, ASCII flag, bytes patterns, long inputs without a stack.
import re
print(re.findall(r'\w+', 'añb ß 一二'), re.findall(r'(?a)\w+', 'añb'), re.findall(r'\d', '1٣'), re.findall(rb'\w', b'a\xe9'), re.findall('(?i)ß', 'ẞß'), re.findall('(?i)[à-ý]', 'ÀÉ'), re.findall('(?i)straSSe', 'STRASSE'), re.findall(r'\s', 'a\u2003b\x1c'))
print(re.match('(?i)\u0130', 'i\u0307'), re.match('(?i)k', '\u212a') is not None, re.match('(?ia)k', '\u212a'), re.search('[\U0001F600-\U0001F64F]', 'x😀').span())
print(len(re.match('(?:a|b)*', 'ab' * 50000).group()), re.sub('(.)', r'\1\1', 'x' * 1000) == 'x' * 2000, len(re.findall('(a)|b', 'ab' * 1000)))
