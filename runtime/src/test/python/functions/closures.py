# Closures share cells, loops rebind one variable, nonlocal writes.
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return up, get

up, get = counter()
up(); up(5)
print(get())
up2, get2 = counter()
print(get2(), get())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])

def outer():
    def inner():
        return x
    try:
        inner()
    except NameError as e:
        print(e)
    x = 1
    return inner()

print(outer())
print(up.__closure__[0].cell_contents, up.__code__.co_freevars)
