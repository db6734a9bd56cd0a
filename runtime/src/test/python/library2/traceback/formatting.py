# Shows exceptions formatted: chains of causes and contexts, notes, groups and what is suppressed.
import traceback


def show(make):
    try:
        make()
    except BaseException as error:
        lines = traceback.format_exception(error)
        text = "".join(lines).splitlines()
        print(*(line for line in text if 'File "' not in line), "--", sep="\n")


def cause():
    try:
        {}["k"]
    except KeyError as error:
        raise ValueError("v") from error


def hidden():
    try:
        1 / 0
    except ZeroDivisionError:
        raise RuntimeError("two\nlines") from None


def noted():
    e = ExceptionGroup("g", [OSError(2, "no"), ExceptionGroup("h", [TypeError()])])
    e.add_note("see also")
    raise e


for make in (cause, hidden, noted):
    show(make)
print(traceback.format_exception_only(SyntaxError("bad", ("f", 3, 5, "a b c\n", 3, 6))))
print(traceback.format_exception_only(KeyError("x")), traceback.format_exception_only(type("E", (Exception,), {"__str__": lambda s: 1 / 0})()))
