# Shows the getters and callers of operator: compared by repr, chained, and failing.
import operator

print(operator.itemgetter(1, -1)("abc"), operator.itemgetter(slice(0, 2))("abc"))
print(operator.attrgetter("real", "imag.numerator")(5), operator.methodcaller("split", "-", maxsplit=1)("a-b-c"))
print(operator.itemgetter(2), operator.attrgetter("a.b", "c"), operator.methodcaller("f", 1, k=2))
print(sorted([(2, "b"), (1, "z"), (2, "a")], key=operator.itemgetter(0)))
print(operator.call(max, 1, 2, key=lambda x: -x))
for act in (operator.itemgetter, lambda: operator.attrgetter(3), lambda: operator.methodcaller(),
            lambda: operator.itemgetter("x")({}), lambda: operator.attrgetter("a.b")(1), lambda: operator.methodcaller(1)):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
