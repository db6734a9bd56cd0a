# global, nonlocal, class and comprehension scopes.
g = 1

def read():
    return g

def write():
    global g, fresh
    g = 2
    fresh = "new"

write()
print(read(), g, fresh)

def shadow():
    try:
        print(g)
    except UnboundLocalError as e:
        print(e)
    g = 5

shadow()

def outer():
    v = 1
    def mid():
        def inner():
            nonlocal v
            v += 10
        inner()
        return v
    return mid(), v

print(outer())
x = "module"

class C:
    x = "class"
    def m(self):
        return x
    y = x

print(C().m(), C.y)

def f():
    x = "local"
    class D:
        z = x
    return D.z

print(f(), len, type(len).__name__)
len = lambda o: "mine"
print(len([]))
del len
print(len([]))
print(sorted(k for k in locals() if k in ("g", "x")), locals() is globals())
