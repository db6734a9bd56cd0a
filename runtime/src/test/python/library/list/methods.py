# list: every method and its errors.
l = [3, 1, 2]
print(l.append(4), l.extend('ab'), l.insert(1, 'i'), l.insert(-100, 's'), l.insert(100, 'e'), l)
print(l.pop(), l.pop(0), l.remove('i'), l.index(2), l.index('a', -2), l.count(1), l.reverse(), l, l.copy() == l)
l[:] = [3, 1, 2]
l.sort()
print(l, l.sort(reverse=True), l, l.sort(key=lambda x: -x % 3), l, sorted('bca'), sorted([], key=None), [[1] * 2] * 2)
l.clear()
print(l, list('ab'), list({1: 2}), list(range(3)), [*l, 1], list((1,)) + [2])
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [].remove(1), lambda: [].index(1), lambda: [1, 'a'].sort(), lambda: [1].sort(1), lambda: [1].sort(key=5), lambda: [].extend(5), lambda: [].insert('x', 1), lambda: list(5), lambda: [1, 2].sort(key=lambda x: 1 / 0), lambda: [].append(), lambda: [].append(1, 2), lambda: list(1, 2)):
    try:
        f()
    except (IndexError, ValueError, TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
x = [1]
x.append(x)
print(x, x[1] is x, [x])
def mutate(v): m.append(v); return v
m = [2, 1]
try:
    m.sort(key=mutate)
except ValueError as e:
    print(e)
