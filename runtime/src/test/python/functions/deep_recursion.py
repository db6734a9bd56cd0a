# A high recursion limit is honoured.
import sys

def depth(n):
    if n == 0:
        return 0
    return 1 + depth(n - 1)

print(depth(500))
sys.setrecursionlimit(60000)
print(depth(15000))
print(sys.getrecursionlimit())
sys.setrecursionlimit(1000)
