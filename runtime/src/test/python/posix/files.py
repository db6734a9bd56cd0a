# Functions of descriptors and paths.
import os, tempfile

d = tempfile.mkdtemp()
os.chdir(d)
fd = os.open("f", os.O_RDWR | os.O_CREAT, 0o640)
print(os.write(fd, b"hello world"), os.lseek(fd, 6, os.SEEK_SET), os.read(fd, 3), os.pread(fd, 5, 0))
print(os.fstat(fd).st_size, oct(os.fstat(fd).st_mode), os.isatty(fd), os.get_inheritable(fd))
os.ftruncate(fd, 4)
os.close(fd)
os.symlink("f", "l")
os.link("f", "h")
os.mkdir("sub")
print(sorted(os.listdir()), sorted(os.listdir(b".")), os.readlink("l"), os.stat("f").st_nlink)
with os.scandir() as entries:
    for e in sorted(entries, key=lambda e: e.name):
        print(e, e.path, e.is_dir(), e.is_file(), e.is_symlink(), e.is_file(follow_symlinks=False))
os.utime("f", (1, 2.5))
s = os.stat("f")
print(s.st_atime, s.st_mtime_ns, s[8], len(s), s.st_mode == s[0])
os.rename("f", "g")
print(os.path.exists("f"), os.access("g", os.R_OK), os.path.islink("l"), os.path.exists("l"))
for name in ["l", "g", "h"]:
    os.unlink(name)
os.rmdir("sub")
r, w = os.pipe()
print(os.write(w, b"xyz"), os.read(r, 2), os.readv(r, [bytearray(1)]))
os.close(w)
print(os.read(r, 5))
os.close(r)
os.chdir("/")
os.rmdir(d)
