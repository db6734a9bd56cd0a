# The methods that bytes and bytearray share.
SAMPLES = [
    b'', b'a', b'Hello World', b'\x00\xff\x80', b'a\r\nb\nc', b' x\t ', b"it's", b'"q"', b'aAbB1',
    b'-42', b'abcabc',
]
METHODS = (
    'capitalize lower upper title swapcase isalnum isalpha isascii isdigit islower isspace istitle'
    ' isupper split rsplit splitlines strip lstrip rstrip expandtabs hex __len__ __repr__'
).split()
for T in (bytes, bytearray):
    for s in map(T, SAMPLES):
        print(s, *[getattr(s, m)() for m in METHODS])
        print(s.center(8, b'*'), s.ljust(6), s.rjust(6, b'-'), s.zfill(5), s * 2, s + b'x')
        print(s[::-1], s[1:], s[:-1], s[::2], list(s), s == bytes(s), s < b'b', 97 in s, b'a' in s)
        print(s.replace(b'a', b'XX'), s.replace(b'', b'-', 2), s.find(b'l'), s.rfind(b'l'))
        print(s.count(b''), s.count(97), s.partition(b'b'), s.rpartition(b'b'), s.split(b'b'))
        print(s.rsplit(b'b', 1), s.split(None, 1), s.splitlines(True), s.removeprefix(b'a'))
    print(T(b'abc').translate(None, b'b'), T.maketrans(b'ab', b'xy')[95:100], T.fromhex('00 fF'))
    print(T(b'\x01\x02\x03').hex(':'), T(b'\x01\x02\x03').hex('-', 2), T(b'abc').hex('-', -2))
    print(T(b',').join([b'a', bytearray(b'b')]), T(5), T([1, 2, 255]), T('\xe9', 'utf-8'))
    for f in [b'%d', b'%s', b'%b', b'%a', b'%r', b'%c', b'%x', b'%5.1f', b'%-5d|', b'%05d', b'%y']:
        for v in [5, -5, 3.5, b'x', bytearray(b'yz'), 'x', None]:
            try:
                print(f, v, T(f) % v)
            except Exception as e:
                print(f, v, type(e).__name__, e)
