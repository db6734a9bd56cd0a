# Settings of sys and what they refuse.
import sys


def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


for value in (5, -1, "a", 0, 640, 4300):
    show(sys.set_int_max_str_digits, value)
print(sys.get_int_max_str_digits())
show(sys.set_int_max_str_digits, maxdigits=1000)
show(int, "1" * 1001)
show(lambda: len(str(10 ** 1001)))
sys.set_int_max_str_digits(0)
show(lambda: len(str(10 ** 5000)))
sys.set_int_max_str_digits(4300)
limit = sys.getrecursionlimit()
for value in (0, -3, 2**40, 1.5):
    show(sys.setrecursionlimit, value)
sys.setrecursionlimit(limit)
print(sys.getrecursionlimit() == limit)
for value in (0, -1, "x"):
    show(sys.setswitchinterval, value)
old = sys.getswitchinterval()
sys.setswitchinterval(0.01)
print(sys.getswitchinterval())
sys.setswitchinterval(old)
for value in (3, None):
    show(sys.intern, value)
print(sys.settrace(None), sys.gettrace(), sys.setprofile(None), sys.getprofile())
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
print(sys.is_finalizing(), sys.byteorder, sys.maxsize, sys.maxunicode, sys.float_repr_style)
