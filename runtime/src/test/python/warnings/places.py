# Where a warning is said to be: the level counts the callers.
import sys
import warnings

sys.stderr = sys.stdout
warnings.simplefilter("always")
found = []


def note(message, category, filename, lineno, file=None, line=None):
    found.append((str(message), category.__name__, filename == __file__, lineno))


warnings.showwarning = note


def inner(level):
    warnings.warn("level %d" % level, stacklevel=level)


def outer(level):
    inner(level)
    return level


for level in (0, 1, 2, 3, 50):
    outer(level)
for item in found:
    print(item)
print(len(found))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn(DeprecationWarning("given"), UserWarning)
    warnings.warn("other", FutureWarning)
print([(type(w.message).__name__, w.category.__name__, w.lineno) for w in log])
for bad in (int, 3, "text", Exception):
    try:
        warnings.warn("x", bad)
    except TypeError as e:
        print(e)
