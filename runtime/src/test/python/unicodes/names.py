# unicodedata: names and look-ups.
import unicodedata as u
for c in 'a é中가힣😀\u2028ﬁ\U00020000\u06dd':
    print(ascii(c), u.name(c), u.lookup(u.name(c)) == c)
print([u.name(c, '-') for c in '\0\x7f\ue000\u0378\ud800'])
for n in ('bullet', 'Latin Small Letter A', 'NULL', 'LF', 'NBSP', 'VS1', 'VS256', 'LATIN CAPITAL LETTER GHA', 'HANGUL SYLLABLE GA', 'HANGUL SYLLABLE HIH', 'CJK UNIFIED IDEOGRAPH-4E00', b'BULLET'):
    print(n, ascii(u.lookup(n)))
for n in ('nope', '', 'HANGUL SYLLABLE QQ', 'CJK UNIFIED IDEOGRAPH-0041', 'HANGUL SYLLABLES AC00', 5):
    try:
        print(u.lookup(n))
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
print('\N{BULLET}\N{LATIN SMALL LETTER E WITH ACUTE}', u.unidata_version)
