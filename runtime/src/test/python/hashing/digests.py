# hashlib: known answers of every algorithm, in pieces and as copies.
import hashlib
for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'blake2b', 'blake2s'):
    h = hashlib.new(name, b'abc')
    h.update(bytearray(b'x' * 1000))
    k = h.copy()
    k.update(memoryview(b'q'))
    print(h.name, h.digest_size, h.block_size, h.hexdigest(), k.hexdigest()[:16], hashlib.new(name).hexdigest()[:16])
for name in ('shake_128', 'shake_256'):
    h = getattr(hashlib, name)(b'abc')
    print(name, h.hexdigest(10), len(h.digest(500)), h.digest(0), hashlib.sha256(h.digest(500)).hexdigest()[:8])
print(sorted(hashlib.algorithms_guaranteed))
print(hashlib.md5(b'a' * 64).hexdigest(), hashlib.sha512(b'a' * 111).hexdigest()[:20], hashlib.sha512(b'a' * 112).hexdigest()[:20])
