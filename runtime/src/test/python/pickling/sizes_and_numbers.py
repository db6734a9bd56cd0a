# Numbers and sizes in a pickle that are larger than what follows them.
import io
import pickle


def show(data):
    try:
        print(repr(pickle.loads(data))[:60])
    except Exception as e:
        print(type(e).__name__, e)


for text in [b"17", b"-17", b"017", b"08", b"9223372036854775807", b"9223372036854775808",
             b"-9223372036854775809", b"0777777777777777777777777", b"0" * 300 + b"17",
             b"1" * 4300, b"1" * 5000, b"-" + b"1" * 5000, b"0x10", b"x", b"1" * 4000 + b"x"]:
    print(text[:24], len(text))
    show(b"I" + text + b"\n.")

# Memo numbers far apart.
spread = b"\x80\x02]"
numbers = [0, 40, 65535, 70000, 131072, 200000, 2**20, 50000]
for n in numbers:
    spread += b"K" + bytes([n % 251]) + b"r" + n.to_bytes(4, "little") + b"a"
for n in numbers:
    spread += b"j" + n.to_bytes(4, "little") + b"a"
print(pickle.loads(spread + b"."))

# Bytes of a file: as many as there are, however many are said to come.
for n in [10, 2**20, 2**20 + 1, 3 * 2**20, 7 * 2**20 + 5]:
    content = bytes(range(256)) * (n // 256 + 1)
    content = content[:n]
    data = pickle.dumps([content, bytearray(content), "end"], 5)
    back = pickle.load(io.BytesIO(data))
    print(n, back == [content, content, "end"], type(back[1]).__name__)
    try:
        pickle.load(io.BytesIO(b"\x8e" + (n + 1).to_bytes(8, "little") + content))
    except pickle.UnpicklingError as e:
        print(e)

# One memo for another.
a = pickle.Unpickler(io.BytesIO(spread + b"."))
a.load()
b = pickle.Unpickler(io.BytesIO(b""))
b.memo = a.memo
print(b.memo.copy() == a.memo.copy(), len(b.memo.copy()))
p = pickle.Pickler(io.BytesIO())
p.dump(["x", ("y", "z")])
q = pickle.Pickler(io.BytesIO())
q.memo = p.memo
print(q.memo.copy() == p.memo.copy(), len(q.memo.copy()))
