# Exceptions made by raise and by calls: arguments, own __init__ and __new__, metaclasses, later changes.
class Plain(Exception):
    pass


class Slotted(ValueError):
    __slots__ = ("extra",)


class Init(Plain):
    def __init__(self, a, b=2):
        super().__init__(a + b)


class New(Plain):
    def __new__(cls, *args):
        self = super().__new__(cls, "new", *args)
        return self


class Meta(type):
    def __call__(cls, *args):
        return super().__call__("meta", *args)


class Made(Plain, metaclass=Meta):
    pass


for round in range(20):
    for cls in (Plain, Slotted, New, Made, KeyError, StopIteration, OSError, NameError, UnicodeError):
        for make in (lambda: cls, lambda: cls(), lambda: cls(1), lambda: cls(1, "two")):
            try:
                raise make()
            except Exception as e:
                if round in (0, 19):
                    print(type(e).__name__, e.args, end="; ")
    if round == 18:
        Plain.__init__ = lambda self, *args: setattr(self, "args", ("changed",))
print(Init(1).args, Init(1, 5).args)
try:
    Plain(x=1)
except TypeError as e:
    print(e)
