# Shows operators as functions: in place, over sequences, and the hints of a length.
import operator as o

a = [1]
print(o.iadd(a, [2]), o.iconcat(a, (3,)), a, o.imul(a, 2) is a)
print(o.concat("a", "b"), o.countOf([1, 2, 1], 1), o.indexOf("abc", "c"), o.contains({1: 2}, 1))
print(o.truth([]), o.not_([]), o.is_not(1, None), o.index(True), o.inv(5), o.pos(-3), o.matmul.__doc__)
print(o.length_hint([1, 2]), o.length_hint(iter(range(5))), o.length_hint(object(), 9))
d = {}
o.setitem(d, "k", 1)
o.delitem(d, "k")
print(d, o.getitem(range(10), slice(2, 5)), o.mod("%d!", 4), o.pow(2, 5), o.lshift(1, 4))
for act in (lambda: o.concat(1, 2), lambda: o.indexOf([], 1), lambda: o.index(1.0), lambda: o.length_hint(1, "x"),
            lambda: o.add(1), lambda: o.lt(1, "a")):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
