# split, findall and finditer with empty matches and groups.
import re
print(re.split('x*', 'axbc'), re.split('(,)|(;)', 'a,b;c'), re.split(',', 'a,b,c', maxsplit=1), re.split('(?=b)', 'abab'))
print(re.findall('a|', 'aba'), re.findall('(a)|b', 'ab'), re.findall('(a)(b)?', 'aab'), re.findall('', 'é😀'))
print([m.span() for m in re.finditer('a*', 'baac')], [m.group() for m in re.compile('b').finditer('abcb', 2)])
s = re.compile('a|b').scanner('aab c')
print(s.match(), s.search(), s.match(), s.match(), s.search(), s.pattern.pattern)
it = re.finditer('a', 'aXa')
print(next(it).start(), next(it).start(), next(it, None), type(it).__name__)
print(re.compile('').match('abc', 3, 1), re.compile('').search('abc', 3, 1), re.compile('a').findall('aaaa', 1, 3))
scanner = re.Scanner([('[a-z]+', lambda s, t: ('word', t)), (r'\d+', lambda s, t: int(t)), (' +', None)])
print(scanner.scan('abc 12 x9 ?'))
