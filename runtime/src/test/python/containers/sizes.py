# memory sizes: growth patterns of list, dict, set
a = []
sizes = [a.__sizeof__()]
for i in range(200):
    a.append(i)
    if a.__sizeof__() != sizes[-1]:
        sizes.append(a.__sizeof__())
while a:
    a.pop()
    if a.__sizeof__() != sizes[-1]:
        sizes.append(a.__sizeof__())
print(sizes)
d = {}
sizes = [d.__sizeof__()]
for i in range(2000):
    d[i] = i
    if d.__sizeof__() != sizes[-1]:
        sizes.append(d.__sizeof__())
print(sizes)
d = {}
sizes = [d.__sizeof__()]
for i in range(2000):
    d['k%d' % i] = i
    if d.__sizeof__() != sizes[-1]:
        sizes.append(d.__sizeof__())
d[1] = 1
print(sizes, d.__sizeof__(), d.copy().__sizeof__(), dict(d).__sizeof__(), {**d}.__sizeof__())
for i in range(1990):
    del d['k%d' % i]
print(d.__sizeof__(), d.copy().__sizeof__(), dict(d).__sizeof__())
for i in range(3000):
    d[i] = 1
print(d.__sizeof__(), d.copy().__sizeof__())
s = set()
sizes = [s.__sizeof__()]
for i in range(5000):
    s.add(i)
    if s.__sizeof__() != sizes[-1]:
        sizes.append(s.__sizeof__())
print(sizes, s.copy().__sizeof__(), (s | s).__sizeof__(), (s - {1}).__sizeof__(), set(range(10)).__sizeof__(), frozenset(range(100)).__sizeof__())
for n in range(12):
    print([x.__sizeof__() for x in (list(range(n)), [*range(n)], list(x for x in range(n)), [0] * n, list('a' * n), (0,) * n,
        dict.fromkeys(range(n)), dict(zip('abcdefghijklm'[:n], range(n))), set(range(n)))])
a = list(range(1, 10))
for step in ('a[2:4] = []', 'a += [1]', 'a[0:1] = range(20)', 'del a[::2]', 'a.insert(0, 1)', 'a *= 3', 'a.extend(a)', 'a.clear()', 'a.extend((1, 2, 3))', 'a.pop()', 'a.sort()', 'a[:] = a + a'):
    exec(step)
    print(step, a.__sizeof__(), len(a))
from collections import OrderedDict
d = OrderedDict()
sizes = [d.__sizeof__()]
for i in range(100):
    d[i] = i
    if d.__sizeof__() != sizes[-1]:
        sizes.append(d.__sizeof__())
print(len(sizes) > 90, sizes == sorted(sizes), d.__sizeof__() > dict(d).__sizeof__())
