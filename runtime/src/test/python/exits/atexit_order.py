# atexit functions run last first, after the program.
import atexit
import sys

@atexit.register
def first():
    print("registered first")

atexit.register(print, "with", "arguments", sep="-")

def gone():
    print("unregistered")

atexit.register(gone)
atexit.unregister(gone)
print("program ends")
sys.exit(4)
