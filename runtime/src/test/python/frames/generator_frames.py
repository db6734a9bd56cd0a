# A generator has one frame: gi_frame, sys._getframe in its body and its tracebacks' entries.
import sys


def count():
    got = yield sys._getframe()
    try:
        1 / 0
    except ZeroDivisionError as e:
        yield e.__traceback__.tb_frame
    last = 3
    yield sys._getframe().f_back
    raise KeyError


def use():
    g = count()
    frame = g.gi_frame
    print(frame is g.gi_frame, frame is next(g), frame.f_lineno, sorted(frame.f_locals))
    print(frame is next(g), frame.f_lineno, frame.f_back)
    print(next(g) is sys._getframe(), sorted(frame.f_locals))
    try:
        next(g)
    except KeyError as e:
        print(e.__traceback__.tb_next.tb_frame is frame, frame.f_lineno, g.gi_frame)


def closing():
    try:
        yield
    finally:
        print("closed")


use()
g = closing()
next(g)
g.gi_frame.clear()
print(list(g), g.gi_frame)
print(count().gi_frame.f_locals)
