# Recursion, mutual recursion, RecursionError.
import sys

def fib(n):
    if n < 2:
        return 1
    return fib(n - 1) + fib(n - 2)

print([fib(i) for i in range(12)])

def even(n):
    return n == 0 or odd(n - 1)

def odd(n):
    return n != 0 and even(n - 1)

print(even(100), odd(7))

def forever(n):
    return forever(n + 1)

try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, e)

def hanoi(n, a, b, c):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)

print(hanoi(8, "a", "b", "c"))
