# Ints as text: every length and sign, in str(), repr(), format and %.
values = [0, 9, 10, 99, 100, 101, 999, 1000, 12345, 10**9, 10**18, 10**19, 2**62, 2**63, 2**64]
for v in values:
    for n in (v - 1, v, -v, 1 - v):
        texts = {str(n), repr(n), f"{n}", "%d" % n, "%s" % n, "{}".format(n), f"{n:d}"}
        print(len(texts), texts.pop())
print(str(True), f"{True}", "%d" % True, "{:d}".format(False), f"{True:3}")
