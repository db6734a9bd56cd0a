# Shows files found by pattern: hidden ones, folders below folders, and names with magic in them.
import glob
import os
import tempfile

with tempfile.TemporaryDirectory() as top:
    for name in ("a.py", "b.txt", ".hid.py", "sub/c.py", "sub/deep/d.py", "[x].py"):
        path = os.path.join(top, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, "w").close()
    for pattern in ("*.py", "**/*.py", "[ab].*", "*/", "sub/*", "none*", ".*", "**", glob.escape("[x].py"), "?.*"):
        print(pattern, sorted(glob.glob(pattern, root_dir=top, recursive=True)))
    print(sorted(glob.glob("**/*.py", root_dir=top, recursive=True, include_hidden=True)), sorted(glob.glob("**", root_dir=top)))
    print([os.path.relpath(p, top) for p in glob.iglob(os.path.join(top, "s*", "*.py"))], glob.has_magic("a[b"), glob.escape("a?[*"))
