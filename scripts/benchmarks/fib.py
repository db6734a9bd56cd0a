"""The Gilectomy talks' benchmark: every thread computes fib by plain recursion.

A benchmark script defines bench(), called once per thread and round by `jilectomy bench`.
Run as a program it prints its result.
"""


def fib(n):
    if n < 2:
        return 1
    return fib(n - 1) + fib(n - 2)


def bench():
    return fib(32)


if __name__ == "__main__":
    print(bench())
