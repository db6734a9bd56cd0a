# binascii, base64, hashlib, hmac, zlib, crc, uuid, secrets-free.
import binascii, base64, hashlib, hmac, zlib, uuid
print(binascii.hexlify(b'ab\xff', '-'), binascii.unhexlify('6162'), binascii.crc32(b'hello'), binascii.b2a_base64(b'hi', newline=False), binascii.a2b_base64('aGk='), binascii.crc_hqx(b'x', 0), binascii.b2a_qp(b'a=b\xff'))
print(base64.b64encode(b'\xfb\xff'), base64.urlsafe_b64encode(b'\xfb\xff'), base64.b32encode(b'abc'), base64.b16encode(b'\x1f'), base64.b85encode(b'hello'), base64.a85encode(b'hello'), base64.b64decode('aGVsbG8='), base64.b32decode('MFRGG==='))
for n in ('md5', 'sha1', 'sha256', 'sha512', 'sha3_256', 'blake2b', 'blake2s', 'sha224', 'sha384'):
    print(n, hashlib.new(n, b'data').hexdigest()[:32], hashlib.new(n).digest_size)
print(hmac.new(b'k', b'm', 'sha256').hexdigest()[:20], hmac.compare_digest('a', 'a'), hashlib.pbkdf2_hmac('sha256', b'p', b's', 10).hex()[:20], hashlib.shake_128(b'x').hexdigest(8))
c = zlib.compress(b'aaaa' * 100)
print(zlib.decompress(c) == b'aaaa' * 100, len(c) < 50, zlib.crc32(b'abc'), zlib.adler32(b'abc'), uuid.UUID(int=5), uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.UUID('12345678123456781234567812345678').hex)
for f in (lambda: binascii.unhexlify('abc'), lambda: binascii.unhexlify('zz'), lambda: base64.b64decode('a'), lambda: base64.b64decode('a!b', validate=True), lambda: hashlib.new('nope'), lambda: zlib.decompress(b'x'), lambda: base64.b32decode('1'), lambda: uuid.UUID('x'), lambda: hashlib.md5('str')):
    try:
        print(f())
    except (binascii.Error, ValueError, TypeError, zlib.error) as e:
        print(type(e).__name__, e)
