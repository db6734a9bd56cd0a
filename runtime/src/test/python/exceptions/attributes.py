# Attributes of exceptions can be assigned and deleted; exceptions can be copied.
import copy
import copyreg


def t(f, *a):
    try:
        return f(*a)
    except Exception as e:
        return type(e).__name__, str(e)


s = SyntaxError("m", ("f", 1, 2, "text", 3, 4))
s.lineno, s.msg, s.text = 9, "other", None
print(s.lineno, s.msg, s.text, s.end_offset, str(s))
del s.filename
print(s.filename, str(s))
i = ImportError("m", name="n", path="p")
i.path = "q"
print(i.path, i.__reduce__())
o = OSError(2, "no", "file")
print(o.__reduce__(), t(setattr, o, "errno", 5), str(o), o.args)
print(OSError(2, "no", "a", None, "b").__reduce__(), OSError("x").__reduce__())
u = UnicodeDecodeError("ascii", b"abc", 1, 2, "why")
u.start, u.end, u.reason = 0, 2, "because"
print(u, u.__reduce__())
u.object = "text"
print(t(str, u))
e = StopIteration(3)
e.value = 4
e.extra = [1]
c = copy.copy(e)
print(repr(c), c.value, c.extra is e.extra, c.__reduce__())
d = copy.deepcopy(e)
print(d.extra, d.extra is e.extra)
x = KeyError("k")
x.add_note("n")
print(copy.copy(x).__notes__, t(x.__setstate__, 3), t(x.__setstate__, {"a": 1}), x.a)
print(t(setattr, ExceptionGroup("m", [x]), "exceptions", ()))
for cls in OSError, ImportError, KeyError, ExceptionGroup, UnicodeError, ValueError:
    print(cls.__name__, [n for n in ("__init__", "__new__", "__str__", "__reduce__") if n in vars(cls)])


class Custom(OSError):
    def __init__(self, *args, more=None):
        super().__init__(*args)
        self.more = more


print(Custom(1, "m", more=2).__reduce__(), Custom(1, "m").errno)
