# What the compiler warns about, through the filters; as an error it is a SyntaxError.
import warnings
SOURCES = ["'\\d'", "'\\q' '\\w\\z'", "f'\\m{1}'", "x is 1", "x is not 'a' is None", "() is x", "-1 is x", "x is True",
           "assert (x, 'm')", "assert x", "1()", "(1, 2)()", "[a](b)", "{}()", "{1}()", "(lambda: 0)()", "f'a'()", "None[1]",
           "1[2]", "'abc'['a']", "[1]['a']", "[1][1:2]", "(1, 2)[None]", "{1}[2]", "{}['a']", "1if 1else 2", "0x1for x in y",
           "x[1, 2]", "'a'[1.5]", "...()"]
for s in SOURCES:
    for action in "always", "error":
        with warnings.catch_warnings(record=True) as log:
            warnings.simplefilter(action)
            try:
                compile("\n" + s, "<s>", "exec")
            except SyntaxError as e:
                print("   ", e.msg, e.lineno, e.offset)
        for w in log:
            print(repr(s), w.category.__name__, w.message, w.filename, w.lineno)
