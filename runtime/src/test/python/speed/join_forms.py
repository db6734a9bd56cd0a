# str.join and + of strings of every kind, of lists, tuples and others.
words = ["alpha", "b", "", "delta12345678", "e" * 70]
print(",".join(words), "".join(words) == "".join(tuple(words)), "-".join(iter(words)) == "-".join(words))
print("".join([]), "x".join(["only"]), ",".join(["", ""]), "long separator".join(["a", "b", "c"]))
print("é".join(["a", "b"]), ",".join(["a", "é"]), ",".join(["é", "€", "😀"]), "€".join("abc"))


class Text(str):
    pass


print(",".join([Text("sub"), "x"]), type("".join([Text("sub")])).__name__)
for bad in (["a", 1], [None], ("a", b"b"), 5, [1]):
    try:
        print(",".join(bad))
    except TypeError as e:
        print(e)
line = ""
for i in range(300):
    line += str(i)
    kept = line if i == 100 else None
    if kept:
        saved = kept
print(len(line), len(saved), hash(saved) == hash("".join(map(str, range(101)))))
for n in range(20):
    a, b = "x" * n, "yz" * n
    assert (a + b).count("x") == n and len(a + b) == 3 * n and (a + b)[n:] == b
print("ok")
