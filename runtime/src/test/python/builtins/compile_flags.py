# compile(): flags, optimize, modes and what it complains about.


def t(*a, **k):
    try:
        c = compile(*a, **k)
        print(type(c).__name__, end=" ")
        return c
    except Exception as e:
        print(type(e).__name__, e)


t("1", "f", "exec", 1 << 20)
t("1", "f", "exec", 8)
t("1", "f", "exec", optimize=3)
t("1", "f", "bad")
t("1", "f", "bad", 0x400)
t("1", "f", "func_type")
t("1", 3, "exec")
t("1", "f", 3)
t(3, "f", "exec")
t("a\0b", "f", "exec")
for n in -1, 0, 1, 2:
    c = t('"doc"\nassert 0, "assert"\nprint(__doc__, __debug__)', "f", "exec", optimize=n)
    try:
        exec(c, {})
    except AssertionError as e:
        print(e)
c = t("def f(x: undefined_name): pass\nprint(f.__annotations__)", "f", "exec", 0x1000000)
exec(c, {})
print(bool(c.co_flags & 0x1000000))
exec(t("x = 1\nx + 1", "f", "exec"))
exec(t("x + 1", "f", "single"))
print(eval(t("x + 1", "f", "eval")))
print(eval(b"x + 2"), eval(bytearray(b"x + 3")))
exec(compile(bytes("# coding: latin-1\ny = '\xe9'", "latin-1"), "f", "exec"))
print(ascii(y))
exec(b"\xef\xbb\xbfz = '\xc3\xa9'")
print(ascii(z))
