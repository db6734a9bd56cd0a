# Shows stacks summarised: frames walked, limits, captured locals and repeated lines folded.
import traceback


def deep(n):
    local = [n]
    return deep(n - 1) if n else 1 / 0


try:
    deep(2)
except ZeroDivisionError as error:
    te = traceback.TracebackException.from_exception(error, capture_locals=True)
print([(f.name, f.lineno, f.line, f.locals.get("local")) for f in te.stack if f.name == "deep"])
print(te.exc_type.__name__, str(te), len(te.stack))
frame = traceback.FrameSummary("file.py", 7, "fun", lookup_line=False, line=" x = 1 ")
print(tuple(frame), frame)
listed = traceback.StackSummary.from_list([frame] * 6 + [("g.py", 1, "h", None)])
print("".join(listed.format()), end="")
print("".join(traceback.format_list([("a.py", 3, "<module>", "call()")])), end="")
try:
    deep(1)
except ZeroDivisionError as error:
    print([f.name for f in traceback.extract_tb(error.__traceback__, limit=2)], [f.name for f in traceback.extract_tb(error.__traceback__, -1)])
    print([n for _, n in traceback.walk_tb(error.__traceback__)])
