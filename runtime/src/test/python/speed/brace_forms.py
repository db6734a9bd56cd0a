# str.format: positional arguments of every number, fields of every kind, errors.
print("{}".format(1), "{} {}".format("a", 2), "{} {} {}".format(1, 2.5, None))
print("{} {} {} {}".format(1, 2, 3, 4), "{} {} {} {} {}".format(1, 2, 3, 4, 5))
print("{0}{1}{0}".format("x", "y"), "{a}{b}".format(a=1, b=2), "{0[1]} {0[k]}".format({1: "i", "k": "s"}))
print("{!r} {!s} {!a} {:>5} {!r:>6}".format("é", "é", "é", "é", "é"), "{{}} {{{}}}".format(1))
for template in ("{} {}", "{0:>5}", "{:z}", "{!x}", "{:{}}", "{", "}", "{}}", "{:c}", "{:=^10}", "{:s}", "{0} {}"):
    for values in ((1,), (1, 2), ("x", 5), ()):
        try:
            print(template.format(*values))
        except (ValueError, IndexError) as e:
            print(type(e).__name__, e)


class Own:
    def __format__(self, spec):
        return "<" + spec + ">"


print("{} {:abc} {:{}}".format(Own(), Own(), Own(), "n"), f"{Own():x}{Own()}")
print("{}€{}".format("é", "😀"), "é{}".format(5))
for i in range(3):
    print("{:4}|{:<4}|{:04x}".format(i, i, i * 100), end=" ")
print()
