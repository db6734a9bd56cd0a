# Modes that open() refuses, and what closed and wrong files say.
import io, os, tempfile

name = os.path.join(tempfile.mkdtemp(), "x")
for mode in ["q", "rw", "", "rbt", "r+w", "U", "w+", "x", "x"]:
    try:
        open(name, mode).close()
        print(mode, "ok")
    except (ValueError, OSError) as e:
        print(repr(mode), type(e).__name__, str(e).replace(name, "NAME"))
for args in [("b", {"encoding": "utf-8"}), ("b", {"newline": ""}), ("", {"buffering": 0})]:
    try:
        open(name, "r" + args[0], **args[1])
    except ValueError as e:
        print(e)
f = open(name, "w")
for call in [f.read, lambda: f.write(b"x"), lambda: f.seek(1, 1), f.fileno]:
    try:
        print(type(call()).__name__)
    except (io.UnsupportedOperation, TypeError) as e:
        print(type(e).__name__, e)
f.close()
for call in [f.read, f.flush, f.tell, lambda: f.write("x"), lambda: next(f), f.__enter__]:
    try:
        print(call())
    except ValueError as e:
        print(e)
try:
    open("/nonexistent/file")
except FileNotFoundError as e:
    print(e, e.errno, e.filename)
try:
    open(os.path.dirname(name))
except IsADirectoryError as e:
    print(e.errno, e.strerror)
os.remove(name)
os.rmdir(os.path.dirname(name))
