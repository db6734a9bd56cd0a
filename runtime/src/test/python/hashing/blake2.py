# BLAKE2: keys, salts, trees, limits of the parameters.
from hashlib import blake2b, blake2s
kw = dict(digest_size=20, key=b'key', salt=b'salt', person=b'me', fanout=3, depth=4, leaf_size=1000, node_offset=1 << 40, node_depth=2, inner_size=32, last_node=True)
print(blake2b(b'abc', **kw).hexdigest(), blake2s(b'abc', **kw).hexdigest())
print(blake2b(b'x' * 128).hexdigest()[:20], blake2b(b'x' * 129).hexdigest()[:20], blake2s(b'x' * 64).hexdigest()[:20], blake2s(b'x' * 65).hexdigest()[:20])
print(blake2b.MAX_DIGEST_SIZE, blake2b.SALT_SIZE, blake2b.PERSON_SIZE, blake2b.MAX_KEY_SIZE, blake2s.MAX_DIGEST_SIZE, blake2s.SALT_SIZE)
for bad in [dict(digest_size=0), dict(digest_size=65), dict(key=b'x' * 65), dict(salt=b'x' * 17), dict(person=b'x' * 17), dict(fanout=256), dict(fanout=-1), dict(depth=0), dict(leaf_size=-1),
            dict(leaf_size=1 << 32), dict(node_offset=-1), dict(node_depth=256), dict(inner_size=65), dict(data=b'')]:
    try:
        blake2b(**bad)
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
for f in (lambda: blake2b('x'), lambda: blake2s(5)):
    try:
        f()
    except TypeError as e:
        print(e)
