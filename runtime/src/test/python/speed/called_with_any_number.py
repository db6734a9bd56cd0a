# Built-ins that take any number of arguments, and constructors of built-in types, called in a loop.
results = []
for i in range(40):
    results.append((max(i, 3), min(i, 3, 5), max(i, 1, 2, 30), max([i, 7]), max(i, -20, key=abs)))
    results.append((str(i), int(i), float(i), bool(i), tuple("ab"), list((1, 2)), dict(a=i), set()))
    results.append((str(), int(), float(), bool(), tuple(), list(), dict(), type(i), type("")))
    results.append((list(range(2, i, 15)), list(zip("ab", (i, 2))), complex(1, i), bytes(2), frozenset([i])))
    results.append(("{}-{}".format(i, "x"), "{a}".format(a=i), slice(1, i), object is object))
for r in results[-5:]:
    print(r)
for bad in (lambda: max(), lambda: max(1), lambda: int("5", 50), lambda: float("q"), lambda: list(1, 2)):
    for _ in range(20):
        try:
            message = bad()
        except (TypeError, ValueError) as e:
            message = e
    print(message)


class Int(int):
    pass


for i in range(40):
    kinds = type(Int(i)), type(int(Int(i))), type(str(Int(i))), type(Int(i) + 1)
print(kinds)
