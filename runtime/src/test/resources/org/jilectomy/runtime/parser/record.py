"""Writes what CPython 3.11 says about the sources beside this file.

    python3.11 record.py

errors.tsv   mode, source, and the error: type|message|line|offset|end line|end offset, or ok;
             the third column is rewritten, new rows need only the first two
trees/*.py   trees.tsv gets the SHA-256 of ast.dump(tree, include_attributes=True), and
             trees/match.dump one in full; scopes.txt the code objects of trees/scopes.py
"""
import ast, glob, hashlib, os, sys, types, warnings

assert sys.version_info[:2] == (3, 11)
warnings.simplefilter("ignore")
os.chdir(os.path.dirname(os.path.abspath(__file__)))


def unescape(text):
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape")


def escape(text):
    return text.encode("unicode_escape").decode()


def error(mode, source):
    try:
        compile(source, "<test>", mode, dont_inherit=True)
    except SyntaxError as e:
        place = e.lineno, e.offset, e.end_lineno, e.end_offset
        return "|".join([type(e).__name__, e.msg] + [str(n or 0) for n in place])
    except (MemoryError, RecursionError, ValueError) as e:
        return type(e).__name__
    return "ok"


def code(c):
    count = (c.co_argcount + c.co_kwonlyargcount + bool(c.co_flags & 4) + bool(c.co_flags & 8))
    kind = "".join(k for k, bit in (("G", 0x20), ("C", 0x80), ("A", 0x200)) if c.co_flags & bit)
    names = sorted(set(c.co_varnames)) if c.co_flags & 1 else []
    lists = c.co_varnames[:count], names, c.co_cellvars, c.co_freevars
    yield "|".join([c.co_qualname, kind] + [",".join(names) for names in lists])
    inner = [list(code(k)) for k in c.co_consts if isinstance(k, types.CodeType)]
    for lines in sorted(inner):
        yield from lines


rows = []
for line in open("errors.tsv", encoding="ascii").read().splitlines():
    mode, source = line.split("\t")[:2]
    rows.append("\t".join([mode, source, escape(error(mode, unescape(source)))]))
open("errors.tsv", "w", encoding="ascii").write("\n".join(rows) + "\n")

hashes, scopes = [], []
for path in sorted(glob.glob("trees/*.py")):
    source = open(path, "rb").read()
    dump = ast.dump(ast.parse(source), include_attributes=True)
    hashes.append(path + "\t" + hashlib.sha256(dump.encode()).hexdigest())
    if path == "trees/match.py":
        open("trees/match.dump", "w").write(dump + "\n")
    if path == "trees/scopes.py":
        scopes = list(code(compile(source, path, "exec", dont_inherit=True)))
open("trees.tsv", "w").write("\n".join(hashes) + "\n")
open("scopes.txt", "w").write("\n".join(scopes) + "\n")
