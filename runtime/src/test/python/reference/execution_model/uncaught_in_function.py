# An uncaught NameError in a nested function: the traceback on standard error and exit status 1.
def outer():
    def inner(n):
        if n:
            return inner(n - 1)
        return undefined_thing + 1
    return inner(2)
print('before')
try:
    outer()
finally:
    print('finally runs')
