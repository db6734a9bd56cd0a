# str.format: numbering, attributes, items, conversions, nested specs, and what is malformed.
class F:
    x = 5
    def __format__(self, spec):
        return 'F<' + spec + '>'
    def __repr__(self):
        return 'F()'

TEMPLATES = (
    '{} {0} {a} {0!r} {0!s:>8} {0!a} {0:{1}} {:{}} {0.x} {0[0]} {a[k]} {{}} { } {0 {0! {0!x}'
    ' {!\x01} {0!rx} {0:{ {0:{1:{2}}} {a.} {a[} {0[0]x} {[} {0[]} {5} {zz} {99999999999999999999}'
    ' {a{ {!} {0!} {0!r:>5} {0:}} x{}y{}z {:>{w}} {0:d} {.x} {0:{a}} {:*^9}'
).split()
for f in TEMPLATES + ['{} {0}', '{0} {}', '\xe9{}\u65e5']:
    for args in [(F(), 5, 3), ('ab', '>6'), (12, 'x'), ([1, 2],), ()]:
        try:
            print(ascii(f), ascii(f.format(*args, a='A', w=7, k=1)))
        except Exception as e:
            print(ascii(f), type(e).__name__, e)

class D(dict):
    def __missing__(self, key):
        return '<' + key + '>'

print('{a}{b}'.format_map(D(a=1)), '%(a)s%(b)s' % D(a=1))
n, x, s = 5, 3.14159, 'hi'
print(f'{n}{x:.2f}{s!r:>6}{n:05d}{s:^{n+2}}{{}}{n=}{x = :.1f}{F()}{F():q}')
