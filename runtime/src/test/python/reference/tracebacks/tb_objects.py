# tb_next, tb_lineno, tb_frame of a traceback; with_traceback; building one by hand.
import types
def a(): b()
def b():
    1 / 0
try:
    a()
except ZeroDivisionError as e:
    tb = e.__traceback__
    err = e
rows = []
while tb:
    rows.append((tb.tb_frame.f_code.co_name, tb.tb_lineno)); tb = tb.tb_next
print(rows)
tb = err.__traceback__
print(err.with_traceback(None) is err, err.__traceback__, err.with_traceback(tb).__traceback__ is tb)
tb.tb_next.tb_next = None
print(tb.tb_next.tb_next)
for f in (lambda: setattr(tb.tb_next, 'tb_next', tb), lambda: setattr(tb, 'tb_next', 5), lambda: setattr(tb, 'tb_next', 'x'),
          lambda: delattr(tb, 'tb_next'), lambda: err.with_traceback(5)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
made = types.TracebackType(None, tb.tb_frame, 0, tb.tb_lineno)
print(made.tb_lasti, made.tb_next)
