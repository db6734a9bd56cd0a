# Assigning to f_lineno: what is refused, and how.
import sys


def set_line(frame, value):
    try:
        frame.f_lineno = value
        return 'set'
    except Exception as e:
        return '%s: %s' % (type(e).__name__, str(e).replace(str(value), 'N'))


def target():
    x = 1
    return x


def tracer(frame, event, arg):
    if frame.f_code is not target.__code__:
        return None
    first = frame.f_code.co_firstlineno
    print(event, [set_line(frame, v) for v in ('1', 1.5, True, first - 1, first + 50, 10 ** 20)])
    if event == 'line':
        print(set_line(frame, frame.f_lineno))
    return tracer


sys.settrace(tracer)
target()
sys.settrace(None)
print(set_line(sys._getframe(), 3))
try:
    del sys._getframe().f_lineno
except AttributeError as e:
    print(e)
