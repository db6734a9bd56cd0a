"""Lists: append, index, item assignment, pop, sort of ints, of strings and by a key."""


def numbers(count):
    value = 42
    result = []
    for _ in range(count):
        value = (value * 1103515245 + 12345) % 2147483648
        result.append(value)
    return result


def sums(values):
    total = 0
    for i in range(1, len(values)):
        values[i - 1] = values[i] & 0xFFFF
        total += values[i - 1]
    return total


def reverse(values):
    low, high = 0, len(values) - 1
    while low < high:
        values[low], values[high] = values[high], values[low]
        low += 1
        high -= 1


def last_digit(value):
    return value % 10


def bench():
    values = numbers(40_000)
    reverse(values)
    ordered = sorted(values)
    total = sums(values)
    strings = [str(value) for value in values[:5_000]]
    strings.sort()
    values = values[:10_000]
    values.sort(key=last_digit)
    stack = []
    for value in ordered:
        stack.append(value)
        if len(stack) > 10:
            total += stack.pop() & 7
    return total, ordered[0], strings[0], values[0]


if __name__ == "__main__":
    print(bench())
