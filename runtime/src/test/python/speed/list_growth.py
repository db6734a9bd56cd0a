# Lists that grow and shrink: append, pop, extend, insert, slices; what is seen meanwhile.
for n in (0, 1, 4, 5, 16, 17, 64, 100, 1000, 20000):
    a = []
    for i in range(n):
        a.append(i)
    b = a[:]
    while len(a) > n // 3:
        a.pop()
    a.extend(range(n))
    a.insert(0, "first")
    del a[1 : n // 4]
    print(n, len(a), len(b), sum(b), a[0], a[-1] if len(a) > 1 else None)
nested = []
for i in range(50):
    nested.append(nested[-3:])
print(len(nested), len(nested[-1]))
queue = list(range(40))
out = []
for value in queue:
    if value % 7 == 0 and len(queue) < 60:
        queue.append(value + 1)
    if value == 20:
        del queue[-1]
    out.append(value)
print(out)
