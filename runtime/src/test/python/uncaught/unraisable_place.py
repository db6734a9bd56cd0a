# what nobody can catch is shown with the place it came out at; carets end with the line; counts: immediate
import sys


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield


def start():
    g = stubborn()
    next(g)
    del g


def hook(args):
    tb = args.exc_traceback
    print(args.exc_value, tb.tb_lineno, tb.tb_frame.f_code.co_name)


sys.unraisablehook = hook
start()
sys.unraisablehook = sys.__unraisablehook__


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        1 / 0


sys.unraisablehook = lambda args: print(type(args.exc_value))
g = (lambda: (yield from Broken()))()
next(g)
g.close()
for place in ((1, 2, 'abcdefg', 1, 100), (1, 9, 'abcdefg\n', 1, 14)):
    try:
        raise SyntaxError('bad', ('f.py',) + place)
    except SyntaxError as e:
        e.__traceback__ = None
        sys.__excepthook__(type(e), e, None)
