# Annotated assignments.
x: int = 5
y: "str"
print(x, __annotations__)
try:
    y
except NameError as e:
    print(e)

class C:
    a: int = 1
    b: list[int]
    __p: str = "x"

print(C.__annotations__, C.a, hasattr(C, "b"))

def f(a: int, *b: str, c: float = 1.0) -> None:
    local: int = 3
    unset: int
    return local

print(f(1), f.__annotations__)

def g():
    v: int
    try:
        return v
    except UnboundLocalError as e:
        print(e)

g()
d = {}
d["k"]: int = 4
print(d)
(z): int = 6
print(z, "z" in __annotations__)
