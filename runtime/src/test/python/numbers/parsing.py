# Numbers from text, and what is not a number.
def show(make, *args):
    try:
        print(args, repr(make(*args)))
    except (ValueError, TypeError, OverflowError) as e:
        print(args, type(e).__name__, e)


for text in ("12", " -12\n", "1_000", "1__0", "_1", "1_", "", "- 1", "0x1f", "1.5", "\u0661\u0662", "1" * 30, b"12", b"1x"):
    show(int, text)
for text, base in (("0x1f", 16), ("0x1f", 0), ("010", 0), ("00", 0), ("0_1", 0), ("0b101", 2), ("zz", 36), ("z", 37), (1.5, 2)):
    show(int, text, base)
for text in ("1.5", " 1e3 ", ".5", "5.", ".", "1e", "inf", "-Infinity", "+nan", "1_0.5", "1._0", "1e400", "0x1p3", "1d", b"2.5", None):
    show(float, text)
for text in ("1+2j", "1-j", "-j", "(1+2j)", "1e3", "nan+infj", "1+", "1j2", "x"):
    show(complex, text)
for text in ("0x1.8p1", "-.8p-3", "0x1p-1075", "0x1p1024", "zz", "inf"):
    show(float.fromhex, text)
for convert in (lambda: int("9" * 5000), lambda: str(10**4300), lambda: len(str(10**4299)), lambda: int("9" * 4300) > 0):
    try:
        print(convert())
    except ValueError as e:
        print(e)
