# types.SimpleNamespace, the type of sys.implementation.
import sys

NS = type(sys.implementation)
n = NS(a=1, b="two")
print(n, n.a, n.b, vars(n))
n.c = n
print(n)
del n.c
print(n == NS(b="two", a=1), n == NS(a=1), n != NS(a=1), n == {"a": 1})
for f in (lambda: NS(1), lambda: hash(n), lambda: n < n, lambda: n.missing, lambda: NS(**{"x y": 1})):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Sub(NS):
    def method(self):
        return self.a


s = Sub(a=5)
print(s, s.method(), s == NS(a=5), type(s).__mro__[1] is NS)
print(n.__reduce__()[2], NS.__name__, NS.__module__, NS().__dict__)
setattr(n, "", 3)
print(n)
