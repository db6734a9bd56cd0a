# binascii: hexadecimal and base 64, with what is wrong.
import base64, binascii
for s in [b'YQ==', b'YQ=', b'YQ', b'Y', b'YWJj', b'YW Jj\n', b'YQ==YQ==', b'=YQ==', b'Y!Q==', b'', 'YQ==', b'YWJjZ', b'====', b'Y=Q=', b'ab=c', 5]:
    for strict in (False, True):
        try:
            print(s, binascii.a2b_base64(s, strict_mode=strict))
        except (binascii.Error, TypeError) as e:
            print(s, type(e).__name__, e)
print(binascii.b2a_base64(b'abcd'), binascii.b2a_base64(b'abcd', newline=False), base64.b64decode(base64.b64encode(bytes(range(256)))) == bytes(range(256)))
for a in [(b'abcdef',), (b'abcdef', ':'), (b'abcdefg', b'-', 2), (b'abcdefg', ':', -2), (b'abc', '::'), (b'', ':'), (b'abc', ':', 0)]:
    try:
        print(binascii.hexlify(*a), bytes(a[0]).hex(*a[1:]))
    except ValueError as e:
        print(e)
for s in ['61', b'6', b'6g', 'é1', '6161']:
    try:
        print(binascii.unhexlify(s))
    except ValueError as e:
        print(type(e).__name__, e)
print(base64.b32encode(b'hi'), base64.b85encode(b'hello'), base64.a85encode(b'hello'), base64.urlsafe_b64encode(b'\xff\xfe'))
