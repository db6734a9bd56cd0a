# The % operator of str.
FORMATS = (
    '%d %5d %-5d| %05d %+d %x %#x %X %#X %o %#o %i %u %.3d %8.3d %-8.3d| %08.3d %#010x %-#10x|'
    ' %c %5c %-5c| %s %5s %-5s| %.2s %r %a %5.1r %e %f %g %.2f %8.2f %-8.2f| %08.2f %+.1e %#.0f'
    ' %G %E %F %ld %b %y % %5 %. %(a)s %5%'
).split()
for f in FORMATS + ['% d', '%d %d', '%%']:
    for v in [0, 42, -42, 10**20, 3.7, -3.7, 1e300, 'x', '\xe9', None, [1], True, b'q']:
        try:
            print(f, ascii(v), ascii(f % v))
        except Exception as e:
            print(f, ascii(v), type(e).__name__, e)

def show(f, v):
    try:
        print(repr(f % v))
    except Exception as e:
        print(type(e).__name__, e)

show('%s %s', (1, 2)); show('%s', (1, 2)); show('%s %s', (1,)); show('abc', ()); show('abc', (1,))
show('abc', 1); show('abc', [1]); show('abc', {}); show('%(a)s-%(b)d', {'a': 1, 'b': 2})
show('%(a)s', {}); show('%(a', {}); show('%(a)s %s', {'a': 1}); show('%*d', (5, 3))
show('%-*d|', (5, 3)); show('%*d|', (-5, 3)); show('%.*f', (2, 3.14159)); show('%*d', ('a', 3))
show('%s', ()); show('%s', ((1, 2),)); show('%c', 'ab'); show('%c', -1); show('%c', 0x110000)
show('%(a(b))s', {'a(b)': 1}); show('%d', '5'); show('%x', 3.5); show('%f', 'a')
