"""Comprehensions: lists, sets, dicts and nested ones."""


def bench():
    total = 0
    for _ in range(10):
        squares = [x * x for x in range(4_000)]
        even = [x for x in squares if not x & 1]
        pairs = {x: x + 1 for x in even}
        digits = {x % 10 for x in squares}
        rows = [[i * j for j in range(30)] for i in range(40)]
        total += len(even) + len(pairs) + len(digits) + rows[-1][-1]
    return total


if __name__ == "__main__":
    print(bench())
