# Pattern objects: repr, equality, hash, flags, mistakes in arguments.
import copy, pickle, re
print(repr(re.compile('a', re.I | re.S | re.X)), repr(re.compile(b'a')), repr(re.compile('é', re.A)), len(repr(re.compile('x' * 300))))
print(re.compile('a') == re.compile('a'), re.compile('a', re.I) == re.compile('a'), re.compile('a') != re.compile(b'a'), hash(re.compile('ab')) == hash(re.compile('ab')))
print(re.compile('a').flags, re.compile(b'a').flags, re.compile('(?imsx)a').flags, re.compile('a').pattern)
p = re.compile('(?P<n>x)')
print(copy.copy(p) is p, copy.deepcopy(p) is p, pickle.loads(pickle.dumps(p, 0)) == p)
for f in (lambda: p.match(3), lambda: p.match(b'a'), lambda: re.compile(b'a').match('a'), lambda: p.match('a', 'x'), lambda: p.match('a', 1 << 70),
          lambda: p.match(), lambda: p.match('a', bar=1), lambda: re.Pattern(), lambda: p < p, lambda: re.compile('(', 0), lambda: re.compile('a', 5.5)):
    try:
        print(f())
    except (TypeError, OverflowError, re.error) as e:
        print(type(e).__name__, e)
try:
    p.pattern = 'y'
except AttributeError as e:
    print(e)
