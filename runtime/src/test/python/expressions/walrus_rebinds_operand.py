# An operand that was read before ":=" rebinds its name keeps its old value.
class Box:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        return self.name + other.name

    def __getitem__(self, key):
        return self.name, key.name


def add(x):
    return x + (x := Box('second'))


def item(x):
    return x[(x := Box('key'))]


def call(x, f):
    return f(x, (x := 5), x)


def swap(n):
    return n * 10 + (n := n + 1) * 10 + n


def inside(n):
    total = n + sum([(n := n + i) for i in range(3)]) + n
    return total, n


def other(a, b):
    return a.name, (b := a).name, b.name, a is b


print(add(Box('first')), item(Box('object')), call(1, lambda *a: a))
print(swap(1), swap(1.5), inside(10), other(Box('a'), Box('b')))
print((lambda x: x + (x := 2) + x)(1), [y + (z := y) + z for y in range(3)])
