# A class block's names are not seen in its methods and comprehensions; unbound ones fall back to globals.
x = 'global'
def f():
    x = 'function'
    class A:
        print(x)
        x = x + '!'
        print(x)
        def m(self): return x
        l = [x for _ in range(1)]
        first = [i for i in x[:3]]
        del x
        print(x)
    return A
try:
    A = f()
except NameError as e:
    print(e)
class B:
    x = x
    y = (lambda: x)()
    x = 'changed'
    z = [x for x in x]
print(B.x, B.y, B.z[:2])
try:
    class C:
        n = 3
        rows = [[n for _ in range(2)] for _ in range(n)]
except NameError as e:
    print(e)
