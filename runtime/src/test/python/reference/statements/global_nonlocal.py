# global and nonlocal: binding, nesting, deleting, in classes, with comprehensions.
x = 'global'
def f():
    x = 'f'
    def g():
        nonlocal x
        x = 'g'
        def h():
            global x
            x = 'changed by h'
            return x
        return h(), x
    return g(), x
print(f(), x)
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter()
inc(); inc(5)
print(get())
class A:
    global made_by_class
    made_by_class = 1
    x = 'class'
    def m(self): return x
    y = [x for _ in (1,)]
print(made_by_class, hasattr(A, 'made_by_class'), A().m(), A.y)
def outer():
    v = 1
    class B:
        nonlocal v
        v = 2
        w = v
    return v, hasattr(B, 'v'), B.w
print(outer())
def late():
    def inner(): return later
    try:
        inner()
    except NameError as e:
        print(e)
    later = 5
    return inner()
print(late())
