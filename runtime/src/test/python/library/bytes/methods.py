# bytes: the methods it shares with str, and its own.
b = b'Hello, World'
print(b.upper(), b.swapcase(), b.title(), b.find(b'o'), b.find(111), b.count(b'l'), b.replace(b'l', b'L', 1), b.split(b', '), b.partition(b','), b.startswith((b'x', b'He')), b.center(16, b'*'), b'7'.zfill(3))
print(b.hex(), b.hex(':'), b.hex('-', 2), b.hex('-', -5), bytes.fromhex('48 656c'), b.translate(None, b'lo'), b.translate(bytes.maketrans(b'H', b'J')), b'\t'.expandtabs(2), b' a '.strip(), b'xax'.strip(b'x'), b'a\nb'.splitlines(), b'-'.join([b'a', bytearray(b'b')]))
print(b[0], b[-1:], b[::-1], list(b[:3]), 72 in b, b'World' in b, b + b'!', b * 0, b'%s-%d-%b-%a-%c' % (b'x', 5, b'y', 'é', 65), b'a' < b'b', b.isalpha(), b'abc'.isalnum(), b'12'.isdigit(), b' '.isspace())
print(bytes(3), bytes([1, 2]), bytes('é', 'utf-8'), bytes(b'x'), bytes(range(3)), bytes(bytearray(b'q')), bytes())
for f in (lambda: bytes('a'), lambda: bytes([256]), lambda: bytes(-1), lambda: bytes('a', 'ascii', 'x', 1), lambda: bytes(1, 'a'), lambda: b'a' + 'b', lambda: b'a'.find('a'), lambda: b'a'.join(['x']), lambda: b'%d' % 'x', lambda: b'%s' % 'x', lambda: b'a'[5], lambda: bytes.fromhex('4g'), lambda: b'a'.replace(b'a', 'b'), lambda: bytes([1.5]), lambda: bytes(1.5)):
    try:
        f()
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
