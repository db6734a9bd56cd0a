# Numbers in dicts, lists and pairs are values: changing a place changes no other one.
d = {}
for key in ("a", 1, 2.5, (1, 2), None):
    d[key] = 1000
    alias = d[key]
    other = {key: d[key]}
    seen = [d[key]]
    d[key] += 5
    d[key] = d[key] * 2
    print(key, d[key], alias, other, seen)
d["f"] = 1.5
x = d["f"]
d["f"] = 2.5
d["f"] = 7
d["f"] = 2**70
d["f"] = 3.25
print(d["f"], x)
pairs = list(enumerate([1000, 2000, 3000], 500)) + list(zip([1.5, 2.5], [3000, 4000]))
print(pairs, list({1000: 2000.5, 3000: 4000}.items()))
kept = []
for i, pair in enumerate(zip(range(300, 305), (x / 4 for x in range(5)))):
    if i % 2:
        kept.append((i + 1000, pair))
    last = pair
print(kept, last)
it = iter({i: i * 1000 for i in range(4)}.items())
first = next(it)
a, b = next(it)
third = next(it)
print(first, (a, b), third, next(it))
counts = {}
for word in "the cat the dog the end".split() * 300:
    counts[word] = counts.get(word, 0) + 1
print(counts)
