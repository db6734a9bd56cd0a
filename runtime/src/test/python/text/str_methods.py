# Every method without arguments, on strings of all kinds.
SAMPLES = [
    '', 'a', 'abc', 'Hello World', 'h\xe9llo', '\u0391\u03a3 \u03a3\u0391\u03a3', '\xdf', '\u01c6',
    '\u0130x', '\u65e5\u672c', 'a\U0001F600b', ' \t x \n', '123', '\u0663', '\xbd', '\xb2',
    'ab cd  ef', 'a\r\nb\nc\x0bd\u2028e', '\x00\x7f\xa0\xad', '\ud800', 'aAbB', '-42', '\ufb01n',
]
METHODS = (
    'capitalize casefold lower upper title swapcase isalnum isalpha isascii isdecimal isdigit'
    ' isidentifier islower isnumeric isprintable isspace istitle isupper split rsplit splitlines'
    ' strip lstrip rstrip expandtabs __len__ __repr__ __sizeof__'
).split()
for s in SAMPLES:
    print(ascii(s), *[ascii(getattr(s, m)()) for m in METHODS])
    print(ascii([s.center(7), s.center(8, '*'), s.ljust(6, '\u65e5'), s.rjust(6, '\U0001F600')]))
    print(ascii([s.zfill(5), s * 3, s + '\xe9', s[::-1], s[1:], s[:-1], s[::2], list(s)]))
    print(ascii([s.replace('a', 'XX'), s.replace('', '-', 2), s.find('l'), s.rfind('l')]))
    print(ascii([s.count(''), s.count('l'), s.partition('l'), s.rpartition('b'), s.split('b')]))
    print(ascii([s.rsplit('b', 1), s.split(None, 1), s.rsplit(None, 1), s.splitlines(True)]))
