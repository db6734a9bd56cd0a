# Comparisons, chains, identity, membership.
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1)

def v(x):
    print("v", x)
    return x

print(v(1) < v(0) < v(5))
print(1 == 1.0, 1 != 1.0, "a" < "b", [1, 2] < [1, 3], (1,) < (1, 0), "a" == 1)
print(None is None, None is not None, [] is [], 1 in [1], 4 not in (1, 2))
print("ell" in "hello", "" in "", b"a" in b"abc", 97 in b"abc", "k" in {"k": 1})
for f in (lambda: 1 < "a", lambda: [] > {}, lambda: None <= None, lambda: 1 in 2):
    try:
        f()
    except TypeError as e:
        print(e)
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, [nan] == [nan], nan in [nan])
print({1, 2} < {1, 2, 3}, {1} >= {1}, {1, 2} == {2, 1})
