# str(): of objects, of bytes; repr of odd characters; ascii.
print(str(), str(1), str(b'a'), str(b'a', 'ascii'), str(object=5), repr('\'"'), repr("'"), repr('"'), repr('\n\t\\\x00\x7f\x80\xa0\xadé\u200b\ud800😀\U000e0001'))
print(ascii('é\x80😀'), '%r' % '\x1b', f'{"a"!r}', [chr(c) for c in (9, 34, 39, 92, 127)])
class S(str):
    def __str__(self): return 'from __str__'
    def __repr__(self): return 'S()'
s = S('raw')
print(s, str(s), repr(s), s + '!', f'{s}', '%s' % s, type(str(s)), type(s.upper()), s == 'raw', {s: 1}['raw'], type(s[:]), type(s * 1))
for f in (lambda: str(1, 'ascii'), lambda: str('a', 'ascii'), lambda: str(b'\xff', 'ascii'), lambda: str(1, 2, 3, 4), lambda: chr(-1), lambda: chr(0x110000), lambda: ord('ab'), lambda: ord(''), lambda: ord(1)):
    try:
        f()
    except (TypeError, ValueError, UnicodeError) as e:
        print(type(e).__name__, e)
