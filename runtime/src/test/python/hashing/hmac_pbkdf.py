# hmac over the built-in hashes; comparing digests.
import hashlib, hmac
print(hmac.new(b'key', b'The quick brown fox', 'sha256').hexdigest())
h = hmac.new(b'k' * 200, digestmod=hashlib.md5)
h.update(b'abc')
g = h.copy()
g.update(b'd')
print(h.hexdigest(), g.hexdigest(), h.name, h.digest_size, h.block_size)
print(hmac.digest(b'key', b'msg', 'sha1').hex(), hmac.compare_digest('abc', 'abc'), hmac.compare_digest(b'abc', b'abd'))
try:
    hmac.new(b'key', b'x')
except TypeError as e:
    print(e)
print(hashlib.sha256(usedforsecurity=False).name, hashlib.new('sha3_256', b'x').hexdigest()[:16])
