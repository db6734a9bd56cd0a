# Counting in local variables: no object, no memory that two threads could meet in. What two threads
# of it lose against one is the machine's doing.


def count(n):
    a = 0
    i = 0
    while i < n:
        a = (a ^ i) + (a & 1023)
        i += 1
    return a


def bench():
    count(1_000_000)


if __name__ == "__main__":
    import time

    start = time.perf_counter()
    for _ in range(20):
        bench()
    print(f"control {(time.perf_counter() - start) / 20 * 1e3:.3f} ms")
