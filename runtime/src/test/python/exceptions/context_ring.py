# Raising while an exception is handled whose contexts form a ring.
def ring():
    a, b, c = ValueError("a"), ValueError("b"), ValueError("c")
    a.__context__, b.__context__, c.__context__ = b, c, a
    return a, b, c


a, b, c = ring()
try:
    try:
        raise a
    except ValueError:
        raise TypeError("new")
except TypeError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))
a.__context__ = b.__context__ = c.__context__ = None


class A:
    blech = None

    def __getattr__(self, name):
        raise AttributeError()


try:
    A().bluch
except AttributeError as e:
    print(e.name, type(e.obj))
e = ImportError("m", name="n", path="p")
e.__init__()
print(e.msg, e.name, e.path)
for call in (lambda: "".find(), lambda: b"".count(1, 2, 3, 4), lambda: [].index()):
    try:
        call()
    except TypeError as error:
        print(error)
print("end", flush=True)
import sys

sys.stdout.close()
