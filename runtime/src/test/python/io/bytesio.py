# BytesIO: positions, growth, views.
import io

b = io.BytesIO(b"hello\nworld")
print(b.readline(), b.tell(), b.read(3), b.getvalue())
print(b.seek(-2, 2), b.read(), b.seek(3, 1), b.tell(), b.write(b"!"), b.getvalue())
print(b.truncate(4), b.getvalue(), b.tell())
v = b.getbuffer()
v[0] = 72
for call in [lambda: b.write(b"12345678901234567890"), lambda: b.truncate(0), b.close]:
    try:
        call()
    except BufferError as e:
        print(e)
v.release()
b.seek(0)
a = bytearray(6)
print(b.readinto(a), a, list(io.BytesIO(b"a\nb\n")), b.seekable())
for args in [(-1,), (0, 5), ("x",)]:
    try:
        b.seek(*args)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
b.close()
try:
    b.getvalue()
except ValueError as e:
    print(e)
