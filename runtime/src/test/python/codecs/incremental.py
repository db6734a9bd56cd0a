# Decoders that get their input byte by byte.
import codecs

text = "a\u00e9\u20ac\U0001f600!"
for name in ["utf-8", "utf-16", "utf-16-be", "utf-32", "utf-7", "utf-8-sig", "cp1252", "unicode_escape"]:
    data = text.encode(name, "replace")
    d = codecs.getincrementaldecoder(name)()
    print(name, data, [ascii(d.decode(data[i:i + 1], i == len(data) - 1)) for i in range(len(data))])
    e = codecs.getincrementalencoder(name)("replace")
    print(b"".join(e.encode(c) for c in text) == data)
print(codecs.utf_8_decode(b"a\xe2\x82"), codecs.utf_16_ex_decode(b"\xfe\xff\0a\0"))
for data in [b"+ACA-a", b"+AC", b"a+", b"\xff", b"+!"]:
    try:
        print(ascii(data.decode("utf-7")))
    except UnicodeDecodeError as e:
        print(e)
print(codecs.escape_decode(rb"a\x41\101\n"), codecs.escape_encode(b"\0'\\"))
