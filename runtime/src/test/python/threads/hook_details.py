# threading.excepthook without stderr, of unnamed threads; sys.unraisablehook of odd exceptions.
import gc
import io
import re
import sys
import threading


def fail(exc):
    raise exc


def args(exc, thread):
    try:
        raise exc
    except BaseException:
        return threading.ExceptHookArgs([*sys.exc_info(), thread])


class Named:
    name = ['not', 'a', 'str']


class Unnamed:
    _stderr = io.StringIO()


class Odd(Exception):
    def __str__(self):
        raise ValueError


old = sys.stderr
for thread in (None, Named(), Unnamed()):
    sys.stderr = io.StringIO()
    threading.excepthook(args(ValueError('x'), thread))
    print(re.sub(r'thread \d+', 'thread ID', sys.stderr.getvalue().splitlines()[0]))
sys.stderr = None
threading.excepthook(args(ValueError('x'), Unnamed))
print(Unnamed._stderr.getvalue().splitlines()[-1])
threading.excepthook(args(ValueError('x'), None))
threading.excepthook(args(SystemExit(), None))
for bad in (Named(), 5):
    try:
        threading.excepthook(args(ValueError('x'), bad))
    except Exception as e:
        print(type(e).__name__, e)


class Dying:
    def __init__(self, exc):
        self.exc = exc

    def __del__(self):
        raise self.exc


sys.stderr = io.StringIO()
for exc in (ValueError(), KeyError('k'), Odd(), SyntaxError('m', ('f', 1, 2, 'text')), OSError(2, 'no')):
    d = Dying(exc)
    del d
    gc.collect()
print(re.sub('0x[0-9a-f]+', '0x', re.sub('File ".*"', 'File', sys.stderr.getvalue())))
hook = sys.unraisablehook
sys.unraisablehook = lambda u: print(u.exc_type.__name__, u.exc_value, u.err_msg, u.object.__name__, u.exc_traceback is None)
d = Dying(ValueError('v'))
del d
gc.collect()
sys.unraisablehook = hook
for bad in (None, 1):
    try:
        sys.unraisablehook(bad)
    except TypeError as e:
        print(e)
sys.stderr = old
