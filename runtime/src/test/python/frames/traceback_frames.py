# The entries of several tracebacks that one activation adds lead to one frame, that of sys._getframe.
import sys


def caught(n):
    try:
        raise ValueError(n)
    except ValueError as e:
        tb = e.__traceback__
    print(tb.tb_frame is sys._getframe(), tb.tb_frame.f_lineno - tb.tb_lineno)
    return tb


tbs = [caught(n) for n in range(3)]
print(len({id(tb.tb_frame) for tb in tbs}), [tb.tb_frame.f_locals["n"] for tb in tbs])


def chained():
    try:
        1 / 0
    except ZeroDivisionError:
        [][1]


def asked():
    seen.append(sys._getframe())
    left = 5
    1 / 0


seen = []
for f in chained, asked:
    try:
        f()
    except Exception as e:
        frame = e.__traceback__.tb_next.tb_frame
        other = e.__context__.__traceback__.tb_frame if e.__context__ else seen[0]
        print(frame is other, frame.f_back is sys._getframe(), frame.f_code.co_name)
        print(frame.f_lineno - frame.f_code.co_firstlineno, sorted(frame.f_locals))
        print(dir(e.__traceback__))
