# str.format and % formatting.
print("{} {}".format(1, "a"), "{1} {0}".format("x", "y"), "{a} {b!r}".format(a=1, b="s"))
print("{0[1]} {1[k]} {2.real}".format([1, 2], {"k": "v"}, 5))
print("{:>8}|{:<8}|{:^8}|{:*^9}".format("a", "b", "c", "d"))
print("{:5d}|{:<5d}|{:05d}|{:+}|{: }".format(1, 2, 3, 4, 5))
print("{:.3}|{:10.2f}|{:e}|{:,}|{:%}".format("abcdef", 3.14159, 1234.5, 1234567, 0.25))
print("{:{}}|{:{w}.{p}f}".format("x", 5, 2.5, w=8, p=2), "{{}}".format())
print("%s %r %d %5.2f %x %c %%" % ("a", "b", 3, 2.5, 255, "z"))
print("%(k)s %(n)03d" % {"k": "v", "n": 7}, "%s" % (1,), "%s" % [1, 2], "%-5s|%5s|" % ("a", "b"))
print("%*d|%.*f" % (5, 3, 2, 3.14159), "%+d % d %o %X %#x" % (1, 2, 8, 255, 255))
for f in (lambda: "{}".format(), lambda: "{a}".format(), lambda: "%d" % "x",
          lambda: "%s %s" % (1,), lambda: "%s" % (1, 2), lambda: "{:d}".format("a")):
    try:
        f()
    except (IndexError, KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(format(255, "b"), format("a", ">3"), format(True, "d"), format(None))
