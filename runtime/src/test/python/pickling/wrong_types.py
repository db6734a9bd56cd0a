# Pickling what has other types than pickle expects is an error, and nothing worse
import _pickle
import copyreg
import io


def show(what, call):
    try:
        print(what, call())
    except Exception as e:
        print(what, type(e).__name__, e)


class Meta(type):
    def __getattribute__(cls, name):
        return 5 if name == "__qualname__" else type.__getattribute__(cls, name)


class Odd(metaclass=Meta): pass
class Slots: __slots__ = ("a",)
class Keywords:
    def __new__(cls, **kwargs): return object.__new__(cls)


for protocol in range(6):
    show(protocol, lambda: _pickle.dumps(Odd, protocol))
for args in (("os", 5), (b"os", "x"), (5, 5), ("os", b"x")):
    show(args, lambda: _pickle.Unpickler(io.BytesIO()).find_class(*args))
show("keywords", lambda: _pickle.loads(b"\x80\x04c__main__\nKeywords\n)}K\x05K\x01s\x92."))
show("keywords", lambda: _pickle.loads(b"\x80\x04cbuiltins\nint\n)}K\x05K\x01s\x92."))
for names in (5, (), ["a", 5]):
    Slots.__slotnames__ = names
    slots = Slots()
    slots.a = 1
    show(names, lambda: _pickle.dumps(slots))
copyreg._inverted_registry[1] = 5
show("extension", lambda: _pickle.loads(b"\x80\x02\x82\x01."))
class Pickler(_pickle.Pickler): dispatch_table = 5
show("table", lambda: Pickler(io.BytesIO()).dump(Odd()))
