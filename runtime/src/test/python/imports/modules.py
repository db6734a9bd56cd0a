# import of a file beside the program.
import sample
import sample as again
from sample import VALUE, double as twice
print(sample.VALUE, sample is again, VALUE, twice(4), sample.__name__)
sample.VALUE = 99
print(again.VALUE, VALUE)
import sys
print(sys.modules["sample"] is sample, "sample" in sys.modules, __name__, sample.seen)
print(sample.__file__.endswith("/imports/sample.py"), sample.__package__ == "", sample.__doc__)
try:
    import no_such_module
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from sample import nothing
except ImportError as e:
    print(str(e).split(" (")[0], e.name)

def local():
    import sample as s
    from sample import double
    return s.double(1), double(2)

print(local())
print(__import__("sample") is sample, sorted(n for n in vars(sample) if n[0] != "_"))
del sys.modules["sample"]
import sample as fresh
print(fresh is sample, fresh.VALUE)
