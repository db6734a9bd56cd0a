# list: methods, their results and their errors
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = []
for i in range(10):
    a.append(i * i)
print(a, len(a), a[0], a[-1], a[-10])
a.extend('abc'); a.extend((1, 2)); a.extend(a); a.extend(x for x in range(3)); a.extend({5: 6}); a.extend({7})
print(a)
a.insert(0, 'first'); a.insert(-1, 'last but one'); a.insert(1000, 'end'); a.insert(-1000, 'start')
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a.pop(3), a)
a.remove('abc'[0]); a.reverse()
print(a, a.index(1), a.index(1, 3), a.index(81, -30, 100), a.count(1), a.count('q'))
b = a.copy(); b.clear()
print(b, a == a.copy(), a is a.copy(), [] == b)
show(lambda: [].pop()); show(lambda: [1].pop(5)); show(lambda: [1].remove(2)); show(lambda: [1].index('x'))
show(lambda: [1][1]); one = [1]; show(lambda: one['a']); show(lambda: one[1.0]); show(lambda: [].index([]))
show(lambda: [1] + (2,)); show(lambda: [1] * 'a'); show(lambda: 3 * [1, 2]); show(lambda: [1] * -1)
show(lambda: [].extend(5)); show(lambda: [].insert('a', 1)); show(lambda: [].append()); show(lambda: [].append(1, 2))
show(lambda: list(5)); show(lambda: list(1, 2)); show(lambda: list(a=1)); show(lambda: hash([])); show(lambda: {[]: 1})
show(lambda: [1, 2] < [1, 3]); show(lambda: [1, 2] < [1]); show(lambda: [1] < (1,)); show(lambda: [[1, 'a']] < [[1, 2]])
show(lambda: [1, 2.0, True] == [1.0, 2, 1]); show(lambda: [1] != [1]); show(lambda: [1, 2] >= [1, 2])
def store():
    c = [1]
    c[1] = 5
show(store)
def delete():
    c = [1]
    del c[-2]
show(delete)
c = [1, 2]; d = c
c += (3,); c *= 2
print(c, d is c, 2 in c, 'x' in c)
c[0] = c; c[1] = [c]
print(c)
class Eq:
    def __eq__(self, other):
        return True
print([1, 2].index(Eq()), [3, Eq()].count(9), [5, 6].remove(Eq()), Eq() in [1])
nan = float('nan')
print(nan in [nan], [nan] == [nan], [nan].index(nan), [float('nan')] == [float('nan')])
class Changing:
    def __eq__(self, other):
        target.clear()
        return False
target = [Changing(), 1, 2, 3]
print(3 in target, target)
print(list(reversed([1, 2, 3])), list(iter([1, 2])), [*range(5)], sorted([3, 1, 2]))
