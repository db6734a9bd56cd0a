# tracebacks made by a program
import sys
T = type(None)
try: 1/0
except ZeroDivisionError as e: tb = e.__traceback__
T = type(tb)
f = sys._getframe()
t = T(tb, f, 4, 7)
print(t.tb_next is tb, t.tb_frame is f, t.tb_lasti, t.tb_lineno)
print(T(tb_next=None, tb_frame=f, tb_lasti=1, tb_lineno=2).tb_next)
for a in (("no", f, 1, 2), (None, "no", 1, 2), (None, f, "no", 2), (None, f, 1, "no"), (None, f, 1), (None, f, 2**40, 1)):
    try: T(*a)
    except (TypeError, OverflowError) as e: print(type(e).__name__, e)
for i in range(1000):
    t = T(t, f, 1, i)
del t
print("done")
