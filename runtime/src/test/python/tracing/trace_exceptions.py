# sys.settrace: exceptions, with, try; a trace function that raises is taken away.
import sys


class C:
    def __enter__(self):
        return None

    def __exit__(self, *exc):
        return exc[0] is KeyError


def caught():
    try:
        with C():
            raise KeyError('k')
        1 / 0
    except ZeroDivisionError as e:
        x = str(e)
    finally:
        return x


def tracer(frame, event, arg):
    if event == 'exception':
        arg = arg[0].__name__, arg[1].args, arg[2].tb_lineno == frame.f_lineno
    print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event, arg)
    return tracer


def boom(frame, event, arg):
    raise ValueError(event)


sys.settrace(tracer)
caught()
sys.settrace(boom)
try:
    caught()
except ValueError as e:
    print('raised', e, sys.gettrace())
