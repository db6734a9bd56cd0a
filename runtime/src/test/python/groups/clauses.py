# except* clauses: each takes its part, what they raise is put together.
import sys


def run(raised, body):
    try:
        body(raised)
    except BaseException as e:
        show(e)
    print("---", sys.exc_info()[0])


def show(e, depth=0):
    print("  " * depth + type(e).__name__, e.args[0], repr(e.__cause__), repr(e.__context__))
    for inner in getattr(e, "exceptions", ()):
        show(inner, depth + 1)


def passes(e):
    try:
        raise e
    except* ValueError as v:
        print("value", v.exceptions, sys.exc_info()[1] is v)
    except* (TypeError, OSError) as t:
        print("type", t.exceptions)
    else:
        print("else")
    finally:
        print("finally")


def raises(e):
    try:
        raise e
    except* ValueError:
        raise
    except* TypeError as t:
        raise KeyError("k") from t
    except* OSError:
        1 / 0


def nested(e):
    try:
        try:
            raise e
        except* OSError as o:
            raise ExceptionGroup("new", [o, RuntimeError(8)])
    except* RuntimeError as r:
        print("outer", r)


tree = ExceptionGroup("t", [ValueError(1), ExceptionGroup("u", [TypeError(2), OSError(3)]), IndexError(4)])
for e in tree, ValueError(5), IndexError(6), ExceptionGroup("v", [ValueError(7)]):
    for f in passes, raises, nested:
        run(e.with_traceback(None), f)
        e.__context__ = None


def loop():
    for i in range(3):
        try:
            if i == 1:
                raise ExceptionGroup("g", [ValueError(i)])
        except* ValueError as e:
            for j in range(5):
                if j == 1:
                    break
            print(i, j, e)


loop()
try:
    print(e)
except NameError as n:
    print(n)
for bad in ExceptionGroup, 3, (ValueError, BaseExceptionGroup):
    try:
        try:
            raise ValueError
        except* bad:
            pass
    except TypeError as e:
        print(e, repr(e.__context__))
