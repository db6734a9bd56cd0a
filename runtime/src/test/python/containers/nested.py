# Building and walking nested data.
tree = {"v": 1, "kids": [{"v": 2, "kids": []}, {"v": 3, "kids": [{"v": 4, "kids": []}]}]}

def total(node):
    return node["v"] + sum(total(k) for k in node["kids"])

def depth(node):
    return 1 + max((depth(k) for k in node["kids"]), default=0)

print(total(tree), depth(tree))
text = "the cat and the dog and the bird"
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
grid = [[0] * 3 for _ in range(3)]
grid[1][2] = 5
shared = [[0] * 2] * 2
shared[0][0] = 1
print(grid, shared)
index = {}
for w in ("apple", "avocado", "bean"):
    index.setdefault(w[0], []).append(w)
print(index, [*map(list, zip(*[[1, 2], [3, 4]]))])
memo = {}

def ways(n):
    if n not in memo:
        memo[n] = 1 if n < 2 else ways(n - 1) + ways(n - 2)
    return memo[n]

print(ways(80), len(memo))
print(sorted([{"n": 2}, {"n": 1}], key=lambda d: d["n"]), [[1, 2], [3]] < [[1, 2], [4]])
