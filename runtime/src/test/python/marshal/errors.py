# What marshal refuses.
import marshal


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class C(int):
    pass


for value in (object(), C(3), len, C, [object()], {1: object()}):
    show(lambda: marshal.dumps(value))
for data in (b"", b"[", b"i\x01", b"?", b"Q", b"0", b"r\x01\0\0\0", b"(\xff\xff\xff\xff", b"[\xff\xff\xff\xff",
             b"l\x01\0\0\0\xff\xff", b"l\x01\0\0\0\0\0", b")\x010", b"[\x01\0\0\x000", b"s\xff\xff\xff\xff",
             b"z\x05ab", b"g\0\0"):
    show(lambda: marshal.loads(data))
show(lambda: marshal.loads("text"))
deep = []
for _ in range(3000):
    deep = [deep]
show(lambda: marshal.dumps(deep))
show(lambda: marshal.loads(b"[\x01\0\0\0" * 5000))


class File:
    def __init__(self, data):
        self.data = data

    def write(self, data):
        self.data += data
        return len(data)


f = File(b"")
print(marshal.dump({"k": [1, 2]}, f), marshal.loads(f.data))
