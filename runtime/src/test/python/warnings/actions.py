# What each action of a filter does.
import sys
import _warnings

shown = []


class Catcher:
    def match(self, text):
        return text.startswith("m")


def run(action, category=UserWarning, lineno=0, module=None):
    _warnings.filters[:] = [(action, None, Warning, module, lineno)]
    _warnings._filters_mutated()
    registry = {}
    for line in (1, 1, 2):
        try:
            print(_warnings.warn_explicit("text", category, "file.py", line, "mod", registry))
        except Warning as w:
            print(type(w).__name__, w)
    print(sorted(str(k) for k in registry))


sys.stderr = sys.stdout
for action in ("default", "always", "ignore", "module", "once", "error"):
    print(action)
    run(action)
try:
    run("nothing")
except RuntimeError as e:
    print(e)
run("error", lineno=2)
run("error", module=Catcher())
for bad in ([1], [("default", None, Warning, None)], [(1, None, Warning, None, 0)]):
    _warnings.filters[:] = bad
    try:
        _warnings.warn("x")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
