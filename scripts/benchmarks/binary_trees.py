"""Binary trees: small objects made and dropped by the thousand."""


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


class Plain:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def make(kind, depth):
    if depth == 0:
        return kind(None, None)
    return kind(make(kind, depth - 1), make(kind, depth - 1))


def check(node):
    if node.left is None:
        return 1
    return 1 + check(node.left) + check(node.right)


def bench():
    kept = make(Node, 11)
    total = 0
    for _ in range(20):
        total += check(make(Node, 9))
        total += check(make(Plain, 9))
    return total + check(kept)


if __name__ == "__main__":
    print(bench())
