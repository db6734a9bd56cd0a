# print with its keywords.
import sys
print()
print(1, "a", None, [1], sep=", ", end="!\n")
print("a", "b", sep="")
print(*range(4), sep="-")
print("no newline", end="")
print("", "x", sep=None, end=None)
print("to stdout", file=sys.stdout, flush=True)

class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)

w = W()
print("a", 1, file=w)
print(w.parts)
for kw in ({"sep": 1}, {"end": 2}, {"bad": 3}):
    try:
        print("x", **kw)
    except TypeError as e:
        print(e)
sys.stdout.write("written\n")
print(repr(print), print(end=""))
old, sys.stdout = sys.stdout, w
print("redirected")
sys.stdout = old
print(w.parts[-2:])
print("é 日本 😀", "\t|")
