"""Attribute updates: a loop that reads and writes attributes of instances, with and without slots."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.moves = 0


class Account:
    __slots__ = ("balance", "entries")

    def __init__(self):
        self.balance = 0
        self.entries = 0


def bench():
    point = Point(1, 2)
    account = Account()
    for i in range(100_000):
        point.x += 1
        point.y = point.x - point.y
        point.moves += 1
        account.balance += i
        account.entries += 1
    return point.x, point.y, point.moves, account.balance, account.entries


if __name__ == "__main__":
    print(bench())
