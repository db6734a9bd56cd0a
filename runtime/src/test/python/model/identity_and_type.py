# Identity, type and value: is, id, type, mutability.
a = [1]
b = a
print(a is b, id(a) == id(b), type(a) is list, a == [1], a is [1])
b += [2]
print(a, a is b)
t = (1, [2])
u = t
t[1].append(3)
print(u, u is t)
try:
    t[0] = 5
except TypeError as e:
    print(e)
s = 'x'
r = s
s += 'y'
print(r, s, r is s)
print(type(type), type(type(1)), isinstance(type, object), issubclass(type, object))
