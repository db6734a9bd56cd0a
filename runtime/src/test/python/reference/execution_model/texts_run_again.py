# One text evaluated again and again: over one dict, over others, with warnings, errors and built-ins of its own.
import warnings

a = 1
print([eval("a + 1") for a in range(4)], [eval("a", {"a": i}) for i in range(4)])
for i in range(4):
    exec("b = a + %d" % (i % 2))
    print(b, end=" ")
print()


def local(x):
    return [eval("x + 1") for _ in [0]] if False else eval("x + 1") + eval("x + 1", {"x": 10}) + eval("(lambda y: y + x)(2)", {"x": x})


print([local(i) for i in range(5)])
for i in range(3):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        eval("1 is 1")
    print(len(seen), end=" ")
for i in range(3):
    try:
        eval("1 +")
    except SyntaxError as e:
        print(e.msg, end=" ")
    try:
        eval("missing", {"a": i})
    except NameError as e:
        print(e)


def recursive(n):
    return 0 if n == 0 else 1 + eval("recursive(n - 1)")


print(recursive(20), [eval("sum(x for x in range(k))", {"k": k}) for k in range(4)])
len = lambda x: 77
print(eval("len('abc')"), [eval("len(b)", {"b": "x", "__builtins__": {"len": lambda x: k}}) for k in range(3)])
