# Ints, floats, bools together; loops with large counters.
total = 0
for i in range(1000):
    total += i * i
print(total)
x = 0.0
for i in range(10):
    x += i / 4
print(x)
print(1 + 1.5, 2 * 0.5, True + 0.5, 3 - 1.0, 2 ** 2.0, 7 // 2.0, 1 == True == 1.0)
print(1 < 1.5, 2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53), 10 ** 400 > 1e308)
n = 1
while n < 10 ** 25:
    n *= 3
print(n)
try:
    1 + "a"
except TypeError as e:
    print(e)
try:
    "a" + 1
except TypeError as e:
    print(e)
try:
    -"a"
except TypeError as e:
    print(e)
print(complex(1, 2) * 2, (1 + 2j) * (3 - 1j), abs(3 + 4j), 1j ** 2)
print({1: "int", 1.0: "float", True: "bool"})
