"""Closure calls: functions that read and rebind variables of the functions around them."""


def make_adder(amount):
    def add(value):
        return value + amount

    return add


def make_counter():
    count = 0

    def step(by):
        nonlocal count
        count += by
        return count

    return step


def compose(first, second):
    return lambda value: second(first(value))


def bench():
    add = make_adder(5)
    step = make_counter()
    both = compose(add, make_adder(-3))
    total = 0
    for i in range(100_000):
        total = add(total)
        total = both(total) - step(1) % 3
    return total


if __name__ == "__main__":
    print(bench())
