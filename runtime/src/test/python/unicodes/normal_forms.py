# unicodedata: the four normal forms.
import unicodedata as u
for s in ['é', 'e\u0301', 'ﬁ½', '\u1e9b\u0323', '가', '\u1100\u1161', 'Å\u212b', 'a\u0323\u0307', 'a\u0307\u0323', '\u0344', 'x²', '\uf900', '']:
    print([ascii(u.normalize(f, s)) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')], [u.is_normalized(f, s) for f in ('NFC', 'NFD', 'NFKC', 'NFKD')])
s = 'abc'
print(u.normalize('NFC', s) is s)
for f in (lambda: u.normalize('NFX', 'e'), lambda: u.is_normalized('X', 'a'), lambda: u.normalize('NFC', 5), lambda: u.normalize('NFX', '')):
    try:
        print(repr(f()))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
h = 0
for i in range(0x250, 0x2000):
    if u.category(chr(i)) != 'Cn':
        for c in u.normalize('NFKD', chr(i)):
            h = (h * 31 + ord(c)) & 0xffffffff
print(h)
