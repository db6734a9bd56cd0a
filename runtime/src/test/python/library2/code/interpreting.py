# Shows source compiled line by line: complete, unfinished and wrong, in an interpreter of a program's own.
import code
import codeop

for text in ("x = 1", "if x:", "if x:\n  y", "if x:\n  y\n", "(", "'''a", "x = = 2", "", "# c", "for i in x: pass", "a \\"):
    try:
        got = codeop.compile_command(text)
        print(repr(text), None if got is None else type(got).__name__)
    except SyntaxError as error:
        print(repr(text), error.msg)


class Inside(code.InteractiveConsole):
    def write(self, data):
        print("wrote", data.strip().splitlines()[-1])


c = Inside({"__name__": "c"})
for line in ("x = 6", "def f():", "    return x * 7", "", "f()", "1/0", "'s'"):
    print(c.push(line), end=" ")
print(sorted(k for k in c.locals if k[0] != "_"), c.resetbuffer(), c.buffer)
