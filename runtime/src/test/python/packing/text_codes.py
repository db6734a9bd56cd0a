# binascii: quoted-printable, uuencode, checksums.
import binascii
for s in [b'a b\tc\n', b'a = b', b'x' * 80, b'end \nq', b'.\n', b'a_b c', b'\xff\x00', b'a\r\nb\nc', b'a\t\n', b'x' * 74 + b'==']:
    print([binascii.b2a_qp(s, **kw) for kw in ({}, {'quotetabs': True}, {'header': True}, {'istext': False})])
for s in [b'a=20b', b'a=\nb', b'a==41', b'a_b', b'=zz', b'a =\r\nb', b'=4']:
    print(binascii.a2b_qp(s), binascii.a2b_qp(s, header=True))
for s in [b'', b'abc', b'abcd', b'x' * 45]:
    print(binascii.b2a_uu(s), binascii.b2a_uu(s, backtick=True), binascii.a2b_uu(binascii.b2a_uu(s)) == s)
for s in [b'!\x7f\n', b'#86)Cxx\n']:
    try:
        binascii.a2b_uu(s)
    except binascii.Error as e:
        print(e)
print(binascii.crc32(b'abc'), binascii.crc32(b'c', binascii.crc32(b'ab')), binascii.crc32(b'abc', -1), binascii.crc_hqx(b'abc', 0))
