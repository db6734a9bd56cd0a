# How a group is shown: frames in frames, causes and contexts inside, notes, too many members.


def leaf(e, note=None):
    try:
        raise e
    except Exception as caught:
        if note:
            caught.add_note(note)
        return caught


def chained():
    try:
        1 / 0
    except ZeroDivisionError as z:
        try:
            raise ValueError("second") from z
        except ValueError as v:
            return v


inner = ExceptionGroup("inner", [leaf(TypeError("t"), "a note\nof two lines"), chained()])
inner.add_note("about inner")
many = ExceptionGroup("many", [OSError(i) for i in range(17)])
try:
    raise ExceptionGroup("outer", [ValueError("plain"), leaf(KeyError("k")), inner, many, ExceptionGroup("last", [EOFError()])])
except ExceptionGroup as e:
    deep = e
    for i in range(12):
        deep = ExceptionGroup("level %d" % i, [deep])
    raise deep from leaf(RuntimeError("cause"))
