"""Method calls: a loop that calls a small method of one object, and one of a subclass by super()."""


class Counter:
    def __init__(self, step):
        self.step = step

    def advance(self, value):
        return value + self.step

    def twice(self, value):
        return self.advance(self.advance(value))


class Limited(Counter):
    def twice(self, value):
        value = super().twice(value)
        return value if value < 1000 else 0


def bench():
    counter = Counter(3)
    limited = Limited(7)
    value = 0
    for _ in range(100_000):
        value = counter.advance(value)
        value = counter.twice(value) % 1009
    for _ in range(30_000):
        value = limited.twice(value)
    return value


if __name__ == "__main__":
    print(bench())
