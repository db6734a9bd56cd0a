# Name mangling and class bodies.
class A:
    __secret = 1
    def __init__(self): self.__x = 2
    def get(self): return self.__x + self.__secret
    def __hidden(self): return "hidden"
    def call(self): return self.__hidden()

a = A()
print(a.get(), a.call(), a._A__x, A._A__secret, sorted(vars(a)))
try:
    a.__x
except AttributeError as e:
    print(e)

class B(A):
    def __init__(self):
        super().__init__()
        self.__x = 5

print(B().get(), sorted(vars(B())))

class Body:
    total = 0
    for i in range(4):
        total += i
    if total > 3:
        kind = "large"
    def method(self): return Body.total
    names = sorted(n for n in locals() if not n.startswith("__"))
    class Inner:
        z = "inner"
    try:
        1 / 0
    except ZeroDivisionError:
        caught = True

print(Body.total, Body.kind, Body.names, Body.Inner.z, Body.caught, Body.i, Body.Inner.__qualname__)
print(Body().method())
