# Streams in pieces of any size, several streams in a file, what follows a stream, wrong and missing data.
import _lzma
import bz2
import io
import lzma

data = b"".join(b"%d %x\n" % (i * i, i) for i in range(9000))


def outcome(call, *args, **options):
    try:
        return call(*args, **options)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


for name, made, decompressor in (
        ("bz2", bz2.compress(data), bz2.BZ2Decompressor), ("xz", lzma.compress(data), lzma.LZMADecompressor),
        ("alone", lzma.compress(data, lzma.FORMAT_ALONE), lzma.LZMADecompressor)):
    for step, most in ((1 << 20, -1), (997, 500), (5000, 3000)):
        d, out, given = decompressor(), [], made + b"tail"
        for at in range(0, len(given), step):
            if d.eof:
                break
            out.append(d.decompress(given[at:at + step], most))
            while not d.needs_input and not d.eof:
                out.append(d.decompress(b"", most))
        print(name, step, b"".join(out) == data, most < 0 or max(map(len, out)) <= most, d.eof, d.unused_data != b"")
    print(outcome(d.decompress, b"more"))
    print(outcome(decompressor().decompress, b"these are no such data"))
for module in bz2, lzma:
    print(module.decompress(module.compress(b"one") + module.compress(b"two")))
    print(outcome(module.decompress, module.compress(b"lost")[:-5]))
    with module.open(io.BytesIO(module.compress(data)), "rt") as file:
        print(sum(map(len, file)))
for filters in ([{"id": lzma.FILTER_DELTA, "dist": 3}, {"id": lzma.FILTER_LZMA2, "preset": 2}],
                [{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA1, "lc": 2, "dict_size": 1 << 16}]):
    made = lzma.compress(data, lzma.FORMAT_RAW, filters=filters)
    print(lzma.decompress(made, lzma.FORMAT_RAW, filters=filters) == data, len(made) < len(data) / 2,
          [_lzma._encode_filter_properties(f) for f in filters])
for options in {"format": 9}, {"check": 3}, {"filters": [{"id": 33, "x": 1}]}, {"preset": 1, "filters": []}:
    print(outcome(lzma.LZMACompressor, **options))
print(outcome(lzma.decompress, lzma.compress(data), memlimit=1000), _lzma._decode_filter_properties(33, b"\x16"))
