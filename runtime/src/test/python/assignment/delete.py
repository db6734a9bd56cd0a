# del of names, items, slices, attributes.
x = 1
del x
try:
    x
except NameError as e:
    print(e)
l = [0, 1, 2, 3, 4, 5]
del l[0], l[-1], l[1:3]
print(l)
d = {"a": 1, "b": 2}
del d["a"]
print(d)

class C:
    a = 1

c = C()
c.b = 2
del c.b
try:
    c.b
except AttributeError as e:
    print(e)
try:
    del c.a
except AttributeError as e:
    print(e)
del C.a
print(hasattr(c, "a"))

def f():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e:
        print(e)
    v = 2
    return v

print(f())
try:
    del nothing
except NameError as e:
    print(e)
a, b = 1, 2
del (a, b)
print("a" in globals(), "b" in globals())
try:
    del d["zz"]
except KeyError as e:
    print(e)
