# List, set, dict comprehensions and their scopes.
print([x * y for x in range(3) for y in range(x, 3)])
print([(x, y) for x in range(4) if x % 2 for y in "ab" if y != "a" or x > 1])
print({x % 3 for x in range(10)}, {k: v for k, v in zip("abc", range(3))})
x = "outer"
print([x for x in range(3)], x)
print([[j for j in range(i)] for i in range(4)])
m = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in m] for i in range(3)])

class C:
    size = 3
    squares = [i * i for i in range(size)]

print(C.squares)

def f(n):
    return [lambda: n + i for i in range(2)]

print([g() for g in f(10)])
print([a + b for a, b in [(1, 2), (3, 4)]], [c for c, *_ in ["abc", "def"]])
print({**{k: k * 2 for k in range(2)}}, {(a, b): a * b for a in (1, 2) for b in (3, 4)})
try:
    [1 / (2 - i) for i in range(5)]
except ZeroDivisionError as e:
    print(e)
