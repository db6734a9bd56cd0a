# while, for, break, continue, else.
n = 0
while True:
    n += 1
    if n == 2:
        continue
    if n > 4:
        break
    print(n)
else:
    print("never")
for i in range(3):
    print(i, end=" ")
else:
    print("done")
for i in []:
    pass
else:
    print("empty", i)
for a in range(3):
    for b in range(3):
        if b == 1:
            break
        if a == 1:
            continue
        print(a, b)
while n > 0:
    n -= 3
else:
    print("else", n)

def find(items, x):
    for i, v in enumerate(items):
        if v == x:
            return i
    else:
        return -1

print(find("abc", "c"), find("abc", "z"))
for x in [1, 2, 3]:
    pass
print(x)
d = {}
for d["k"] in "ab":
    print(d)
