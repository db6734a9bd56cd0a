"""A pipeline of generators: each takes items from the one before; one delegates, one is sent values."""


def numbers(count):
    for i in range(count):
        yield i


def squares(source):
    for value in source:
        yield value * value


def only_odd(source):
    for value in source:
        if value & 1:
            yield value


def both(first, second):
    yield from first
    yield from second


def running_sum():
    total = 0
    while True:
        total += yield total


def bench():
    total = 0
    for value in only_odd(squares(numbers(60_000))):
        total += value
    for value in both(numbers(20_000), (x + 1 for x in range(20_000))):
        total += value
    summing = running_sum()
    next(summing)
    for i in range(20_000):
        result = summing.send(i)
    return total, result


if __name__ == "__main__":
    print(bench())
