# The traceback of an uncaught exception.
print("before")

def f(x):
    return g(x + 1)

def g(y):
    raise ValueError(f"got {y}")

f(1)
print("never")
