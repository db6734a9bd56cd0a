# Look-up of codecs by name.
import codecs

print(codecs.lookup("UTF8").name, codecs.lookup("Latin 1").name, codecs.lookup("cp1252").name)
for call in [lambda: "x".encode("nope"), lambda: "x".encode("hex"), lambda: b"x".decode("rot13"),
             lambda: codecs.encode("abc", "rot13"), lambda: codecs.encode(b"abc", "hex"),
             lambda: codecs.decode(b"zz", "hex"), lambda: codecs.lookup(1),
             lambda: codecs.lookup("a\0b")]:
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


def search(name):
    if name == "upper_case":
        return codecs.CodecInfo(lambda s, e="strict": (s.upper().encode(), len(s)),
                                lambda b, e="strict": (bytes(b).decode().lower(), len(b)), name=name)


codecs.register(search)
print("abc".encode("Upper Case"), b"ABC".decode("upper-case"))
codecs.unregister(search)
try:
    "abc".encode("upper_case")
except LookupError as e:
    print(e)
for name in ["cp437", "koi8-r", "mac-roman", "iso8859-15", "cp1251"]:
    print(name, bytes([65, 200, 255]).decode(name, "replace").encode("unicode_escape"))
