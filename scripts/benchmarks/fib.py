"""The Gilectomy talks' benchmark: every thread computes fib by plain recursion.

A benchmark script defines bench(), called again and again in every thread by `jilectomy bench`. One
call takes less than a millisecond, so that many fit between two disturbances of a busy machine.
Run as a program it computes a larger one and prints it.
"""


def fib(n):
    if n < 2:
        return 1
    return fib(n - 1) + fib(n - 2)


def bench():
    return fib(20)


if __name__ == "__main__":
    print(fib(32))
