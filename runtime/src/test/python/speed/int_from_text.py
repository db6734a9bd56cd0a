# int() of text: plain digits, everything else, and messages.
texts = ["12", "-12", "+7", "-", "+", "", " 5 ", "1_000", "1__0", "_1", "x", "-x", "0x10", "1.5", "5\n", "\t-5", "007"]
texts += ["123456789012345678", "1234567890123456789", "99999999999999999999", "-9223372036854775808"]
texts += ["\u0663", "\xe9", "1\xa0", "a" * 250, "5\0", "--5", "1 2", "1e3", "'", '"']
for text in texts:
    try:
        print(int(text), end=" ")
    except ValueError as e:
        print(ascii(str(e)))
print(int("ff", 16), int("-0b11", 0), int(b"12"), int("z", 36))


class Text(str):
    def __int__(self):
        return 5


print(int(Text("7")), int(Text("7"), 8), int(True), int(2.9), int())
print(sum(int(str(n)) for n in range(-500, 500)))
