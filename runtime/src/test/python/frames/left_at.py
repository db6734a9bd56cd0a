# The line of a frame that an exception has left: where the last handler on its way was.
def passed():
    try:
        1 / 0
    except TypeError:
        pass


def through():
    try:
        1 / 0
    finally:
        pass


class Manager:
    __enter__ = __exit__ = lambda *args: None


def managed():
    with Manager():
        1 / 0
        pass


for f in passed, through, managed:
    try:
        f()
    except Exception as e:
        tb = e.__traceback__.tb_next
        first = tb.tb_frame.f_code.co_firstlineno
        print(tb.tb_frame.f_lineno - first, tb.tb_lineno - first)
