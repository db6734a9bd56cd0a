# raise in its forms; context and cause.
def show(e):
    while e:
        print(type(e).__name__, e, "| cause", repr(e.__cause__), "| context", repr(e.__context__), e.__suppress_context__)
        e = e.__cause__ or e.__context__

try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise ValueError("bad") from z
except ValueError as e:
    show(e)
try:
    try:
        {}["k"]
    except KeyError:
        raise RuntimeError("while handling")
except RuntimeError as e:
    show(e)
try:
    try:
        [][1]
    except IndexError:
        raise TypeError from None
except TypeError as e:
    show(e)
try:
    try:
        raise OSError(2, "nope")
    except OSError:
        raise
except OSError as e:
    print(repr(e), e.errno, e.strerror, e)
for bad in ("raise 1", "raise", "raise ValueError from 5", "raise int"):
    try:
        exec(bad)
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args)
