# Shows what the assertions of tests say when they do not hold.
import unittest

t = unittest.TestCase()
t.maxDiff = None
for name, *args in (("Equal", [1, 2], [1, 3]), ("Equal", {"a": 1}, {"a": 2}), ("Equal", "a\nb\n", "a\nc\n"), ("Equal", {1}, {2}),
                    ("In", 1, "x" and [2]), ("IsNone", 0), ("AlmostEqual", 1.0, 1.1), ("Regex", "abc", "^b"), ("True", []), ("Is", 1, 2),
                    ("Greater", 1, 2), ("IsInstance", 1, str), ("CountEqual", [1, 1], [1, 2]), ("TupleEqual", (1,), (1, 2)),
                    ("NotEqual", 1, 1), ("MultiLineEqual", "x", "y"), ("Raises", KeyError, int), ("NotIn", "a", "cat")):
    try:
        getattr(t, "assert" + name)(*args)
    except AssertionError as error:
        print(name, "|", error)
with t.assertRaisesRegex(ValueError, "invalid") as caught:
    int("x")
print(caught.exception)
