"""Spectral norm of an infinite matrix, by the power method: float loops, calls and lists."""

from math import sqrt


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    size = len(vector)
    result = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += element(i, j) * vector[j]
        result.append(total)
    return result


def transposed_times(vector):
    size = len(vector)
    result = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += element(j, i) * vector[j]
        result.append(total)
    return result


def bench():
    u = [1.0] * 60
    for _ in range(10):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    numerator = denominator = 0.0
    for a, b in zip(u, v):
        numerator += a * b
        denominator += b * b
    return round(sqrt(numerator / denominator), 9)


if __name__ == "__main__":
    print(bench())
