# A file system in memory: paths, links, modes, open files as io objects, glob, walk, mounts, a tar-like archive, a shell.

import base64
import fnmatch
import io
import json
import posixpath
import zlib
from dataclasses import dataclass, field
from itertools import count


@dataclass
class Inode:
    number: int
    kind: str
    mode: int
    data: bytes = b""
    entries: dict = field(default_factory=dict)
    links: int = 1
    target: str = ""


class OpenFile(io.RawIOBase):
    def __init__(self, fs, inode, flags):
        self.fs, self.inode, self.flags = fs, inode, flags
        self.at = len(inode.data) if "a" in flags else 0
        if "w" in flags:
            inode.data = b""

    def readable(self):
        return "r" in self.flags or "+" in self.flags

    def writable(self):
        return any(c in self.flags for c in "wa+x")

    def seekable(self):
        return True

    def seek(self, offset, whence=0):
        self.at = max(0, (0, self.at, len(self.inode.data))[whence] + offset)
        return self.at

    def tell(self):
        return self.at

    def readinto(self, buffer):
        chunk = self.inode.data[self.at:self.at + len(buffer)]
        buffer[:len(chunk)] = chunk
        self.at += len(chunk)
        return len(chunk)

    def write(self, data):
        data = bytes(data)
        old = self.inode.data.ljust(self.at, b"\0")
        self.inode.data = old[:self.at] + data + old[self.at + len(data):]
        self.at += len(data)
        return len(data)

    def truncate(self, size=None):
        size = self.at if size is None else size
        self.inode.data = self.inode.data[:size].ljust(size, b"\0")
        return size


class FileSystem:
    def __init__(self):
        self.numbers = count(1)
        self.root = Inode(next(self.numbers), "dir", 0o755, links=2)
        self.cwd = "/"

    def absolute(self, path):
        return posixpath.normpath(posixpath.join(self.cwd, path))

    def lookup(self, path, follow=True, hops=0):
        if hops > 8:
            raise OSError(40, "Too many levels of symbolic links", path)
        node, where = self.root, "/"
        parts = [p for p in self.absolute(path).split("/") if p]
        for i, part in enumerate(parts):
            if node.kind != "dir":
                raise NotADirectoryError(20, "Not a directory", path)
            if part not in node.entries:
                raise FileNotFoundError(2, "No such file or directory", path)
            node = node.entries[part]
            if node.kind == "link" and (follow or i < len(parts) - 1):
                rest = posixpath.join(where, node.target, *parts[i + 1:])
                return self.lookup(rest, follow, hops + 1)
            where = posixpath.join(where, part)
        return node

    def parent(self, path):
        head, name = posixpath.split(self.absolute(path))
        return self.lookup(head), name

    def _new(self, path, kind, mode, **kw):
        folder, name = self.parent(path)
        if name in folder.entries:
            raise FileExistsError(17, "File exists", path)
        node = folder.entries[name] = Inode(next(self.numbers), kind, mode, **kw)
        return node

    def mkdir(self, path, parents=False):
        if parents and (head := posixpath.dirname(self.absolute(path))) != "/":
            try:
                self.lookup(head)
            except FileNotFoundError:
                self.mkdir(head, True)
        self._new(path, "dir", 0o755, links=2)

    def open(self, path, mode="r", encoding="utf-8"):
        flags = mode.replace("b", "").replace("t", "")
        try:
            node = self.lookup(path)
            if "x" in flags:
                raise FileExistsError(17, "File exists", path)
        except FileNotFoundError:
            if flags[0] == "r":
                raise
            node = self._new(path, "file", 0o644)
        if node.kind == "dir":
            raise IsADirectoryError(21, "Is a directory", path)
        if not node.mode & 0o200 and flags != "r":
            raise PermissionError(13, "Permission denied", path)
        raw = OpenFile(self, node, flags)
        if "+" in flags:
            buffered = io.BufferedRandom(raw)
        else:
            buffered = io.BufferedReader(raw) if flags == "r" else io.BufferedWriter(raw, 16)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, newline="\n")

    def symlink(self, target, path):
        self._new(path, "link", 0o777, target=target)

    def link(self, old, new):
        node = self.lookup(old)
        folder, name = self.parent(new)
        folder.entries[name] = node
        node.links += 1

    def remove(self, path):
        folder, name = self.parent(path)
        node = self.lookup(path, follow=False)
        if node.kind == "dir" and node.entries:
            raise OSError(39, "Directory not empty", path)
        node.links -= 1
        del folder.entries[name]

    def rename(self, old, new):
        folder, name = self.parent(old)
        node = self.lookup(old, follow=False)
        target, new_name = self.parent(new)
        target.entries[new_name] = folder.entries.pop(name)

    def walk(self, top="/"):
        node = self.lookup(top)
        folders = sorted(n for n, e in node.entries.items() if e.kind == "dir")
        yield top, folders, sorted(n for n, e in node.entries.items() if e.kind != "dir")
        for name in folders:
            yield from self.walk(posixpath.join(top, name))

    def glob(self, pattern):
        head, tail = posixpath.split(self.absolute(pattern))
        folders = self.glob(head) if any(c in head for c in "*?[") else [head]
        for folder in folders:
            if tail == "**":
                yield from (top for top, _, _ in self.walk(folder))
            else:
                node = self.lookup(folder)
                yield from (posixpath.join(folder, n) for n in sorted(node.entries) if fnmatch.fnmatchcase(n, tail))

    def listing(self, path="."):
        for name, e in sorted(self.lookup(path).entries.items()):
            bits = "".join(c if e.mode >> (8 - i) & 1 else "-" for i, c in enumerate("rwxrwxrwx"))
            arrow = f" -> {e.target}" if e.kind == "link" else ""
            yield f"{ {'dir': 'd', 'file': '-', 'link': 'l'}[e.kind]}{bits} {e.links} {len(e.data):4} {name}{arrow}"

    def pack(self, top):
        out = {}
        for folder, _, names in self.walk(top):
            for name in names:
                path = posixpath.join(folder, name)
                node = self.lookup(path, follow=False)
                out[posixpath.relpath(path, top)] = [oct(node.mode), node.target, base64.b85encode(node.data).decode()]
        return zlib.compress(json.dumps(out, sort_keys=True).encode(), 9)

    def unpack(self, archive, top):
        for path, (mode, target, data) in json.loads(zlib.decompress(archive)).items():
            path = posixpath.join(top, path)
            try:
                self.mkdir(posixpath.dirname(path), parents=True)
            except FileExistsError:
                pass
            node = self._new(path, "link" if target else "file", int(mode, 8), target=target)
            node.data = base64.b85decode(data)


fs = FileSystem()
fs.mkdir("/home/ann/docs", parents=True)
fs.cwd = "/home/ann"
with fs.open("notes.txt", "w") as f:
    print("first line", "zweite Zeile: äöü €", sep="\n", file=f)
    f.writelines(f"row {i}\n" for i in range(4))
with fs.open("notes.txt") as f:
    print(f.readline().rstrip(), f.tell(), [line.rstrip() for line in f][-2:])
with fs.open("notes.txt", "a") as f:
    f.write("appended\n")
with fs.open("notes.txt", "r+b") as f:
    f.seek(6)
    f.write(b"LINE")
    f.seek(-9, 2)
    print(f.read(), f.seek(0), f.readline())
    f.truncate(40)
with fs.open("docs/data.bin", "xb") as f:
    print(f.write(bytes(range(64))), f.raw.tell(), type(f).__name__, f.writable(), f.readable())
with fs.open("docs/data.bin", "rb") as f:
    print(f.read(3), f.peek(2)[:2], f.seek(60), f.read(), f.read())
fs.symlink("docs/data.bin", "shortcut")
fs.symlink("loop-b", "loop-a")
fs.symlink("loop-a", "loop-b")
fs.link("notes.txt", "docs/same.txt")
fs.lookup("docs/data.bin").mode = 0o444
print(*fs.listing(), sep="\n")
print(fs.lookup("shortcut").number == fs.lookup("docs/data.bin").number, fs.lookup("docs/same.txt") is fs.lookup("/home/../home/ann/notes.txt"))
for action in (lambda: fs.open("missing"), lambda: fs.open("docs"), lambda: fs.open("docs/data.bin", "w"), lambda: fs.open("loop-a"),
               lambda: fs.mkdir("docs"), lambda: fs.remove("docs"), lambda: fs.lookup("notes.txt/x"), lambda: fs.open("notes.txt", "x"),
               lambda: fs.open("shortcut", "r").read(200).encode("ascii").decode("utf-16"), lambda: fs.open("notes.txt").write("x")):
    try:
        action()
    except (OSError, ValueError) as e:
        print(f"{type(e).__name__}: {e}")
for i in range(3):
    with fs.open(f"docs/page{i}.md", "w") as f:
        f.write("#" * i)
print(list(fs.glob("*.txt")), list(fs.glob("docs/page[12].*")), list(fs.glob("/home/*/d*/*.bin")), list(fs.glob("/**")))
archive = fs.pack("/home/ann")
fs.mkdir("/backup")
fs.unpack(archive, "/backup")
fs.rename("notes.txt", "/backup/moved.txt")
fs.remove("shortcut")
for top, folders, names in fs.walk():
    print(top, folders, names)
print(fs.open("/backup/notes.txt", "rb").read() == fs.open("/backup/moved.txt", "rb").read(), fs.lookup("/backup/moved.txt").links)
