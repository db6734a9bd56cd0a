# Chained exceptions in the traceback.
def parse(s):
    try:
        return int(s)
    except ValueError as e:
        raise RuntimeError("cannot parse") from e

try:
    parse("x")
except RuntimeError:
    raise KeyError("lost")
