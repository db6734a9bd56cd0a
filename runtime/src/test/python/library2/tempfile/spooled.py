# Shows temporary files and folders: written, gone afterwards, and spooled in memory until they grow.
import os
import tempfile

with tempfile.TemporaryDirectory(prefix="pre-", suffix="-suf") as folder:
    base = os.path.basename(folder)
    print(base.startswith("pre-"), base.endswith("-suf"), os.listdir(folder))
    handle, path = tempfile.mkstemp(dir=folder, text=True)
    os.write(handle, b"hi")
    os.close(handle)
    print(open(path).read(), oct(os.stat(path).st_mode & 0o777))
    with tempfile.NamedTemporaryFile("w+", dir=folder, suffix=".t") as f:
        f.write("abc")
        f.seek(1)
        print(f.read(), len(os.listdir(folder)))
    print(len(os.listdir(folder)))
print(os.path.exists(folder))
with tempfile.SpooledTemporaryFile(max_size=4, mode="w+") as s:
    s.write("abc")
    print(s._rolled, s.tell())
    s.write("def")
    print(s._rolled, s.seek(0), s.read())
try:
    tempfile.NamedTemporaryFile(dir="/nowhere-at-all")
except FileNotFoundError as error:
    print(error.errno, error.strerror)
