# Lists and their methods.
l = [3, 1, 2]
l.append(5); l.extend([7, 8]); l.insert(1, 9); l.insert(-1, 0)
print(l, len(l), l.index(9), l.count(3))
print(l.pop(), l.pop(0), l)
l.remove(9)
l.reverse()
print(l)
l.sort()
print(l, sorted(l, reverse=True), sorted("banana"), sorted(["b", "A"], key=str.lower))
c = l.copy()
c.clear()
print(c, l, l + [1], l * 2, [0] * 3, [1, 2] == [1, 2], [1, [2, [3]]])
l += "ab"
print(l)
l[0] = "first"; l[-1] = "last"
print(l, list("ab"), list({1: 2}), list(range(3)))
words = ["pear", "fig", "apple"]
words.sort(key=len)
print(words)
for f in (lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(5), lambda: [1, "a"].sort(),
          lambda: [1] + (2,), lambda: [1][1.0]):
    try:
        f()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
r = [1]
r.append(r)
print(r, [None] * 2, [] or "empty")
for x in (m := [1, 2, 3]):
    if x == 1:
        m.append(4)
print(m)
