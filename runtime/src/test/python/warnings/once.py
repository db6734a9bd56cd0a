# A warning is shown once a place, until the filters change.
import warnings

warnings.resetwarnings()
warnings.simplefilter("default")
log = []
warnings.showwarning = lambda m, c, f, n, file=None, line=None: log.append((str(m), n))


def repeat(n, text="same"):
    for _ in range(n):
        warnings.warn(text)


repeat(3)
print(len(log), sorted(map(str, __warningregistry__))[:1])
repeat(2, "other")
print(len(log))
warnings.filterwarnings("ignore", lineno=1)
repeat(2)
print(len(log))
try:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        repeat(1)
except UserWarning as w:
    print("raised", w, w.args)
warnings.warn_explicit("explicit", DeprecationWarning, "some/file.py", 7)
print(log[-1])
reg = {}
for n in range(2):
    warnings.warn_explicit("explicit", UserWarning, "f.py", 1, registry=reg)
print(len(log), [k for k in reg if k != "version"])
try:
    warnings.warn_explicit("x", UserWarning, "f", 1, registry=3)
except TypeError as e:
    print(e)
