# The order in which arguments and defaults are evaluated.
def show(x):
    print("eval", x)
    return x

def f(a, b, *c, **d):
    print(a, b, c, d)

f(show(1), show(2), *show([3]), k=show(4), **show({"z": 5}))

def g(x=show("default")):
    return x

g()
print(show("left") < show("right"))
show([0, 0, 0])[show(1)] = show(2)
d = {show("k"): show("v")}
show(1) + show(2) * show(3)
