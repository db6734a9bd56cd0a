# Shows lines of sources kept: of a file, changed on disk, and made up by a loader.
import linecache
import os
import tempfile

handle, path = tempfile.mkstemp()
os.write(handle, b"one\ntwo\n\xc3\xa9nd")
os.close(handle)
print([linecache.getline(path, n) for n in range(-1, 5)], len(linecache.getlines(path)))
with open(path, "w") as f:
    f.write("changed, longer than before it was\n")
print(repr(linecache.getline(path, 1)))
linecache.checkcache(path)
print(repr(linecache.getline(path, 1)))
os.remove(path)
linecache.checkcache()
print(repr(linecache.getline(path, 1)), path in linecache.cache)


class Loader:
    def get_source(self, name):
        return f"# source of {name}\nx"


print(linecache.lazycache("<made>", {"__name__": "m", "__loader__": Loader()}), linecache.getline("<made>", 1), linecache.getlines("none"))
linecache.clearcache()
print(linecache.cache)
