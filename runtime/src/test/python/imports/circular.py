# Modules that import each other.
import ring_a
print(ring_a.value, ring_a.get())
try:
    import broken_a
except ImportError as e:
    print(str(e).split(" (/")[0])
import sys
print("broken_a" in sys.modules, "broken_b" in sys.modules)
try:
    import fails
except ZeroDivisionError as e:
    print("failed", e)
print("fails" in sys.modules)
try:
    import fails
except ZeroDivisionError:
    print("tried again")
