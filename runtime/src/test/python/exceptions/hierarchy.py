# Classes of exceptions, own classes, attributes.
class AppError(Exception):
    def __init__(self, code, *args):
        super().__init__(code, *args)
        self.code = code

class Special(AppError, ValueError):
    def __str__(self):
        return f"special {self.code}"

for exc in (AppError(1), AppError(2, "x"), Special(3)):
    try:
        raise exc
    except ValueError as e:
        print("value", e, repr(e), e.args)
    except AppError as e:
        print("app", e, repr(e), e.args, e.code)
print(issubclass(KeyError, LookupError), issubclass(Special, ValueError), Special.__mro__[1].__name__)
print(str(KeyError("a")), str(ValueError("a")), str(ValueError()), str(ValueError(1, 2)), repr(KeyError()))
print(isinstance(StopIteration(), Exception), isinstance(SystemExit(), Exception), ZeroDivisionError.__base__)
e = Exception("n")
e.add_note("note")
print(e.__notes__, e.with_traceback(None) is e, e.__traceback__)
try:
    raise BaseException("base")
except Exception:
    print("no")
except BaseException as b:
    print(b)
print(StopIteration(5).value, SystemExit(3).code, OSError(1, "m", "f").filename, ImportError("m", name="n").name)
try:
    raise Special(9) from AppError(8)
except AppError as e:
    print(e, e.__cause__)
