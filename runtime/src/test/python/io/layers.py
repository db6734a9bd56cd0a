# Files in three layers, and how each shows itself.
import os, tempfile

name = os.path.join(tempfile.mkdtemp(), "x.txt")
with open(name, "w") as f:
    print(f.mode, f.encoding.lower(), f.errors, f.line_buffering, f.closed, f.name == name)
    print(type(f).__name__, type(f.buffer).__name__, type(f.buffer.raw).__name__)
    print(f.write("abc\nd\u00e9f\n"), f.tell())
print(f.closed)
with open(name, "rb") as f:
    print(f.read(2), f.peek(3)[:2], f.tell(), f.readline(), f.readlines(), f.read())
with open(name, "rb", buffering=0) as f:
    print(type(f).__name__, f.readall(), f.seek(1), f.read(3), f.mode, f.closefd)
with open(name, "r+b") as f:
    print(type(f).__name__, f.readline(), f.write(b"X"), f.seek(0), f.read())
with open(name, "ab") as f:
    print(f.tell(), f.write(b"end"), f.tell())
print(os.path.getsize(name))
os.remove(name)
os.rmdir(os.path.dirname(name))
