# Shows filters of warnings: once, always, as errors, by text and by category.
import warnings

with warnings.catch_warnings(record=True) as seen:
    warnings.resetwarnings()
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", message="quiet.*")
    warnings.filterwarnings("error", category=BytesWarning)
    for text, kind in (("loud", None), ("quiet one", UserWarning), ("old", DeprecationWarning)):
        warnings.warn(text, kind)
    try:
        warnings.warn("b", BytesWarning)
    except BytesWarning as error:
        print("raised", error)
    warnings.simplefilter("once")
    for _ in range(3):
        warnings.warn("again")
print([(str(w.message), w.category.__name__) for w in seen])
print(warnings.formatwarning("m", UserWarning, "f.py", 3, line="x = 1"), end="")
for act in (lambda: warnings.simplefilter("never"), lambda: warnings.warn("m", int), lambda: warnings.filterwarnings("error", message=3),
            lambda: warnings.simplefilter("error", lineno=-1)):
    try:
        act()
    except (AssertionError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
