# str.format with names, positions, specs and wide texts in a loop: each form often enough to be specialised.
def row(i, name, **more):
    return "{0:>6}|{1:<5}|{n}|{name!r:^8}|{0!s:.1}".format(i, "q", n=i + 1, name=name)


forms = ["{:5}", "{:>5}", "{:^7}", "{:.2}", "{:*<6.3}", "{:s}", "{:x>4}", "{!r:9}", "{0:}", "{:\u0416>4}"]
seen = set()
for i in range(3000):
    seen.add(row(i % 7, "ab"))
    for form in forms:
        for value in ("", "ab", "\u0416\u0417", "long text"):
            seen.add(form.format(value))
    seen.add("{a}{b}{a}".format(a=i % 3, b="x") + "{x[k]}{y.real}".format(x={"k": 1}, y=2))
print(len(seen), ascii(sorted(seen)))
for i in range(3):
    for act in (lambda: "{:+}".format("a"), lambda: "{:=5}".format("a"), lambda: "{:d}".format("a"), lambda: "{:,}".format("a"), lambda: "{n}".format(m=1), lambda: "{0}".format(n=1), lambda: "{}{0}".format(1)):
        try:
            print(act(), end=" ")
        except Exception as e:
            print(type(e).__name__, e, end="; ")
    print()
print(max(3, 1, key=lambda x: -x), print("a", "b", sep="-", end="!\n"), dict(a=1, b=2), dict([(1, 2)], c=3), sorted("ba", reverse=True))
for i in range(3000):
    m = max(3, i % 5, key=lambda x: -x), dict(a=i, b=2), dict({"z": 1}, c=i)
print(m)
