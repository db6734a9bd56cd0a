# unicodedata: properties of many characters.
import unicodedata as u
for c in 'aA1²½٣四é(א\u0301あ\u200b\ue000\ud800\U000e0001\u0378😀\xad\u2028':
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c), u.decomposition(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
total = {}
for i in range(0x3000):
    key = u.category(chr(i))
    total[key] = total.get(key, 0) + 1
print(sorted(total.items()))
old = u.ucd_3_2_0
print(old.unidata_version, old.category('\u0221'), u.category('\u0221'), old.bidirectional('\u0221'), old.name('a'), old.normalize('NFD', 'é\u0221'))
for f in (lambda: u.decimal('a'), lambda: u.digit('x'), lambda: u.numeric('a'), lambda: u.category('ab'), lambda: u.category(5), lambda: u.name('\0')):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
