# sys.exc_info and the exception being handled.
import sys
print(sys.exc_info())
try:
    raise ValueError("a")
except ValueError:
    print(sys.exc_info()[:2], sys.exc_info()[2] is not None)
    try:
        raise KeyError("b")
    except KeyError:
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0].__name__)
print(sys.exc_info())

def inner():
    return sys.exc_info()[0]

try:
    raise TypeError
except TypeError:
    print(inner())

def gen():
    try:
        yield 1
    except ValueError as e:
        print("gen", repr(e), sys.exc_info()[0])
        yield 2

g = gen()
next(g)
print(g.throw(ValueError("t")), sys.exc_info()[0])
try:
    raise ValueError("tb")
except ValueError as e:
    tb = e.__traceback__
    print(tb.tb_lineno, tb.tb_next, tb.tb_frame.f_code.co_name)
