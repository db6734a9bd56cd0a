# Assignment expressions.
if (n := 10) > 5:
    print(n)
data = [1, 2, 3, 4, 5]
print([y for x in data if (y := x * x) > 5], y)
while (m := data.pop()) > 2:
    print("popped", m)
print(data, m)
print((a := 1) + (b := a + 1), a, b)

def f():
    total = 0
    print([total := total + v for v in range(4)])
    return total

print(f())
print(any((hit := w).startswith("c") for w in ("ab", "cd", "ce")), hit)
