# The % operator: plain conversions beside those with flags, and what they complain about.
for i in (0, 5, -5, 123456789, 2**70):
    print("%d %5d %-5d| %+d %05d %s %x %X %i %%" % (i, i, i, i, i, i, i, i, i), "%s" % i, "%d" % i)
for template in ("%s %s", "%d", "%5", "%z", "%s", "%%", "%", "plain"):
    for values in ((1,), (1, 2), 1, "x", ("x", "y", "z"), (), [1], {"a": 1}, None, 2.5):
        try:
            print(template % values)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
print("%(a)s %(b)d" % {"a": 1, "b": 2}, "%*d|%-*d|" % (5, 1, 4, 2), "%.2s|%5.1s|" % ("abc", "xyz"))
print("é%s€%d" % ("ü", 3), "%s" % (("t",),), "%r %a" % ("é", "é"))


class Text(str):
    def __str__(self):
        return "own"

    def __rmod__(self, other):
        return "reflected"


print("%s" % Text("a"), "%s %s" % (Text("a"), "b"))
