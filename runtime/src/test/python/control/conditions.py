# if, elif, else; truth values.
def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        if n % 2:
            return "odd digit"
        else:
            return "even digit"
    return "large"

print([kind(n) for n in (-5, 0, 3, 4, 100)])
if not []: print("empty is false")
if 0.0 or "" or None: print("no")
else: print("all false")
if (x := 5) and x > 3 and not x == 4: print("chained")
pass
print("a" if 0 else "b" if 0 else "c")
i = 10
while i:
    i -= 1
    if i == 5:
        break
print(i)
if True:
    y = 1
print(y)
print("one line"); print("two")
print(1 if True else 1 / 0)
