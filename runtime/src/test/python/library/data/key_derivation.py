# hashlib.pbkdf2_hmac and scrypt; what hashlib and hmac take from _hashlib.
import hashlib
import hmac

print(hashlib.pbkdf2_hmac('sha1', b'password', b'salt', 4096).hex())
for name in 'md5', 'sha256', 'SHA512', 'sha3_256':
    print(name, hashlib.pbkdf2_hmac(name, bytearray(b'p'), memoryview(b's'), 3, 70).hex())
print(hashlib.scrypt(b'', salt=b'', n=16, r=1, p=1).hex())
print(hashlib.scrypt(b'password', salt=b'NaCl', n=1024, r=8, p=16, dklen=32).hex())
for kwargs in (
    {}, {'salt': b's'}, {'salt': b's', 'n': 3}, {'salt': b's', 'n': 4, 'r': 0, 'p': 1},
    {'salt': b's', 'n': 4, 'r': 1}, {'salt': b's', 'n': 4, 'r': 1, 'p': 1, 'dklen': 0},
    {'salt': b's', 'n': 1 << 20, 'r': 8, 'p': 1}, {'salt': 's', 'n': 4, 'r': 1, 'p': 1},
    {'salt': b's', 'n': 'x', 'r': 1, 'p': 1}, {'salt': b's', 'n': -4, 'r': 1, 'p': 1},
    {'salt': b's', 'n': 4, 'r': 1, 'p': 1, 'maxmem': -1},
):
    try:
        print(hashlib.scrypt(b'p', **kwargs))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for args in (1, b'p', b's', 1), ('md5', 'p', b's', 1), ('md5', b'p', b's', 0), ('md5', b'p', b's', 1, 0):
    try:
        print(hashlib.pbkdf2_hmac(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for digest in 'sha256', hashlib.sha256, 'blake2b', hashlib.sha3_384:
    print(hmac.digest(b'key', b'msg', digest).hex()[:32], hmac.new(b'key', b'msg', digest).hexdigest()[:32])
print(hmac.compare_digest(b'ab', b'ab'), hashlib.sha256, hashlib.new('sha512', b'a').hexdigest()[:16])
