# Shows shell patterns matched against names and translated into regular expressions.
import fnmatch

for pattern in ("*.py", "a?c", "[a-c]*", "[!a]b", "[]x]", "[", "a**b*", "[z-a]", "x.[-+]", "\\d"):
    print(pattern, fnmatch.translate(pattern), [n for n in ("a.py", "abc", "bb", "]", "[", "ab", "x.-", "\\d") if fnmatch.fnmatchcase(n, pattern)])
print(fnmatch.filter(["A.py", "b.PY", "c"], "*.py"), fnmatch.fnmatch("X", "x"), fnmatch.filter([b"a", b"bb"], b"?"))
try:
    fnmatch.fnmatch("a", b"a")
except TypeError as error:
    print(error)
