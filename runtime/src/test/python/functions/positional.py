# Positional and keyword arguments, defaults evaluated once.
def f(a, b=2, c=3):
    return (a, b, c)

print(f(1), f(1, 5), f(1, c=7), f(c=1, b=2, a=3))

def counter(step=[0]):
    step[0] += 1
    return step[0]

print(counter(), counter(), counter())
print(f(*[1, 2]), f(*(1,), **{"c": 9}), f(**{"a": 1, "b": 0}))
try:
    f()
except TypeError as e:
    print(e)
try:
    f(1, 2, 3, 4)
except TypeError as e:
    print(e)
try:
    f(1, a=2)
except TypeError as e:
    print(e)
try:
    f(1, d=2)
except TypeError as e:
    print(e)
