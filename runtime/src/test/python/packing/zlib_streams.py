# zlib: whole, in pieces, with limits and dictionaries.
import zlib
big = bytes(i * i % 251 for i in range(20000)) * 3
print(zlib.compress(b'abc' * 10), zlib.compress(b'a', wbits=-15), zlib.decompress(zlib.compress(big)) == big)
for wbits in (9, 15, -9, -15, 25, 31):
    for level in (0, 1, 9):
        c = zlib.compressobj(level, wbits=wbits)
        data = b''.join(c.compress(big[i:i + 7777]) for i in range(0, len(big), 7777)) + c.flush()
        print(wbits, level, zlib.decompress(data, wbits) == big)
d = zlib.decompressobj()
out, data = b'', zlib.compress(big) + b'rest'
while not d.eof:
    out += d.decompress(data, 1000)
    data = d.unconsumed_tail
print(out == big, d.unused_data, d.eof)
c = zlib.compressobj(zdict=b'hello')
x = c.compress(b'hello hello') + c.flush()
print(zlib.decompressobj(zdict=b'hello').decompress(x), x)
c = zlib.compressobj()
a = c.compress(b'abc') + c.flush(zlib.Z_SYNC_FLUSH)
b = c.copy()
print(zlib.decompress(a + c.compress(b'1') + c.flush()), zlib.decompress(a + b.compress(b'2') + b.flush()))
