# Shows functions called at the end: in reverse order, unregistered, failing and leaving.
import atexit

atexit.register(print, "first registered", end=".\n")


@atexit.register
def second():
    print("second", second.__name__)


def gone():
    print("never")


print(atexit.register(gone, 1) is gone, atexit.unregister(gone))
atexit.register(lambda: atexit.register(print, "late"))
try:
    atexit.register(3)
except TypeError as error:
    print(error)
print("end of the program")
