# The arguments of __import__ and what they are checked for.
import sys


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: __import__("pack.sub.leaf").__name__)
show(lambda: __import__("pack.sub.leaf", fromlist=["x"]).__name__)
show(lambda: __import__("pack.sub", None, None, ["leaf", "nothing"]).__name__)
show(lambda: __import__("pack.sub", fromlist=[3]))
show(lambda: __import__("pack.sub", fromlist="ab").__name__)
show(lambda: __import__(""))
show(lambda: __import__(3))
show(lambda: __import__("x", level=-1))
show(lambda: __import__("leaf", {"__package__": "pack.sub"}, level=1).__name__)
show(lambda: __import__("", {"__package__": "pack.sub"}, level=1).__name__)
show(lambda: __import__("other", {"__package__": "pack.sub"}, level=2).__name__)
show(lambda: __import__("a.b", {"__package__": "pack"}, level=1))
show(lambda: __import__("x", {"__package__": "pack"}, level=2))
show(lambda: __import__("x", {"__package__": ""}, level=1))
show(lambda: __import__("x", {"__package__": 3}, level=1))
show(lambda: __import__("x", {"__name__": 3}, level=1))
show(lambda: __import__("x", {}, level=1))
show(lambda: __import__("x", level=1))
show(lambda: __import__("sub", {"__name__": "pack.other"}, level=1).__name__)
show(lambda: __import__("sub", {"__name__": "pack", "__path__": []}, level=1).__name__)
show(lambda: __import__("sys.nothing"))
show(lambda: __import__("pack.nothing"))
show(lambda: __import__("pack.other.nothing"))
