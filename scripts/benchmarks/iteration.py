"""for over range, list, tuple, dict, items(), enumerate, zip and str."""


def bench():
    values = list(range(10_000))
    table = dict.fromkeys(values, 1)
    items = tuple(values)
    text = "abcdefghij" * 500
    total = 0
    for _ in range(3):
        for i in range(10_000):
            total += i
        for value in values:
            total += value
        for value in items:
            total -= value
        for key in table:
            total += key
        for key, value in table.items():
            total -= key * value
        for i, value in enumerate(values):
            total += value - i
        for a, b in zip(values, items):
            total += a - b
        for char in text:
            if char == "j":
                total += 1
    return total


if __name__ == "__main__":
    print(bench())
