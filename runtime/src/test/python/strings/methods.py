# Methods of str.
s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "abc".capitalize())
print(s.find("o"), s.rfind("o"), s.find("z"), s.index("W"), s.count("l"), s.count("l", 5))
print(s.replace("l", "L"), s.replace("l", "L", 2), s.startswith("He"), s.endswith(("x", "ld")))
print("  a b ".strip() + "|", "xxaxx".strip("x"), "  a".lstrip(), "a  ".rstrip() + "|")
print("a,b,,c".split(","), " a  b ".split(), "a,b,c".rsplit(",", 1), "a\nb\r\nc".splitlines())
print("-".join(["a", "b", "c"]), "".join(str(i) for i in range(5)))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"))
print("abc".center(9, "*"), "7".zfill(3), "-7".zfill(4), "abc".ljust(5) + "|", "abc".rjust(5))
print("abc".isalpha(), "12".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".isupper(), "a_b".isidentifier())
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "aXbX".casefold())
print("a\tb".expandtabs(4), "abc".translate({97: "A", 98: None}), str.maketrans("ab", "xy"))
try:
    "abc".index("z")
except ValueError as e:
    print(e)
try:
    "-".join([1])
except TypeError as e:
    print(e)
print("abc" * 2, 3 * "-", "a" "b", len("héllo"), "é".upper(), "ß".upper())
