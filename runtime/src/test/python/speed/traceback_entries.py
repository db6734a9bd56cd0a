# Traceback entries: frames on demand, lines, names, chains that outlive their functions.
import sys


def inner(n):
    if n == 0:
        raise ValueError("deep")
    inner(n - 1)


kept = []
for n in range(3):
    try:
        inner(n)
    except ValueError as e:
        kept.append(e)
for e in kept:
    tb = e.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_frame is tb.tb_frame, end=" ")
        print(tb.tb_frame.f_globals is globals(), tb.tb_frame.f_lineno == tb.tb_lineno)
        tb = tb.tb_next
try:
    try:
        inner(1)
    finally:
        print(sys.exc_info()[1].__traceback__.tb_next.tb_lineno)
except ValueError as e:
    try:
        raise KeyError("next") from e
    except KeyError as k:
        print(k.__cause__ is e, k.__context__ is e, k.__traceback__.tb_next, e.__traceback__ is not None)
        k.__traceback__ = None
        print(k.with_traceback(None).__traceback__)
namespace = {}
exec("def f():\n\n    raise OSError(5, 'x')", namespace)
try:
    namespace.pop("f")()
except OSError as e:
    error = e
del namespace
print(error.__traceback__.tb_next.tb_frame.f_globals.keys() >= {"__builtins__"}, error.__traceback__.tb_next.tb_lineno)
