# x ** y of floats to the last bit: the C library's pow, which neither x * x nor sqrt always equal
import hashlib
import random
import struct

chance = random.Random(7)
digest = hashlib.sha256()
for _ in range(20000):
    x = chance.uniform(0, 1) * 10.0 ** chance.randint(-9, 9)
    for y in (2, 0.5, 3, 1.5, -1.25, chance.uniform(-8, 8)):
        digest.update(struct.pack('<d', x ** y))
    digest.update(struct.pack('<d', pow(x, 2.5)))
print(digest.hexdigest())
