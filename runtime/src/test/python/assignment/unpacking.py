# Unpacking assignments.
a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), c = (1, 2), 3
[x, y] = "xy"
print(a, b, c, x, y)
first, *mid, last = range(6)
print(first, mid, last)
*init, last = "abc"
head, *tail = [1]
print(init, last, head, tail)
a = b = c = []
a.append(1)
print(b is c, c)
for i, (j, *k) in [(1, (2, 3, 4)), (5, "xy")]:
    print(i, j, k)
d = {}
d["k"], l = 1, [0, 0]
l[0], l[1] = l[1] + 1, l[0] + 2
print(d, l)
i = 0
i, l[i] = 1, "x"
print(i, l)
for f in ("a, b = 1, 2, 3", "a, b, c = 1, 2", "a, *b, c = [1]", "a, b = 5", "(a, b), c = 1, 2"):
    try:
        exec(f)
    except (ValueError, TypeError) as e:
        print(e)
(q) = 5
[p, (r, *s)] = 1, (2, 3)
print(q, p, r, s)
