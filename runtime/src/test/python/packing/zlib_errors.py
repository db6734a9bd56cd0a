# zlib: damaged data, wrong parameters, checksums.
import zlib
good = zlib.compress(b'abc')
for call in (lambda: zlib.decompress(b''), lambda: zlib.decompress(b'xxxx'), lambda: zlib.decompress(good[:-2]), lambda: zlib.decompress(good + b'zz'), lambda: zlib.decompress(good, bufsize=-1),
             lambda: zlib.decompress(good, wbits=-15), lambda: zlib.decompress(zlib.compress(b'abc', wbits=31)), lambda: zlib.decompress(good[:-1] + b'Q'), lambda: zlib.decompress(good, wbits=9),
             lambda: zlib.decompress(good, wbits=99), lambda: zlib.compress(b'a', 10), lambda: zlib.compressobj(10), lambda: zlib.compressobj(wbits=99), lambda: zlib.compress('x'),
             lambda: zlib.decompressobj(zdict='x'), lambda: zlib.decompressobj().decompress(b'', -1), lambda: zlib.decompressobj().flush(0)):
    try:
        print(call())
    except (zlib.error, ValueError, TypeError) as e:
        print(type(e).__name__, e)
c = zlib.compressobj()
c.flush()
for f in (lambda: c.compress(b'x'), c.flush, c.copy):
    try:
        f()
    except (zlib.error, ValueError) as e:
        print(e)
print(zlib.crc32(b'abc', 5), zlib.adler32(b'abc'), zlib.adler32(b'x' * 100000, -1), zlib.Z_BEST_SPEED, zlib.MAX_WBITS)
