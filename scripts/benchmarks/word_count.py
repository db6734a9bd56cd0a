"""Word count: a dict from words to ints, and one from ints to ints, filled in a loop."""

WORDS = "the quick brown fox jumps over the lazy dog and runs away from the other dog".split()


def count_words(words, rounds):
    counts = {}
    for _ in range(rounds):
        for word in words:
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts


def count_numbers(limit):
    counts = {}
    value = 1
    for _ in range(limit):
        value = (value * 1103 + 12345) % 65521
        key = value % 1000
        counts[key] = counts.get(key, 0) + 1
    return counts


def bench():
    words = count_words([word + "s" for word in WORDS], 5_000)
    numbers = count_numbers(100_000)
    return sum(words.values()), words["thes"], len(numbers), sum(numbers.values())


if __name__ == "__main__":
    print(bench())
