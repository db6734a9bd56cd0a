# Comparisons between types: numbers by value, sequences by kind, identity for the rest, nan, chains.
nan = float('nan')
print(1 == 1.0 == 1 + 0j, 1 < 1.5 < 2, 2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53), 10 ** 400 > 1e308, -10 ** 400 < -1e308)
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan], (nan,) < (nan,), {nan} == {nan})
print([1] == (1,), 'a' == b'a', 1 == '1', None == False, [] == (), {} == set(), range(0) == range(5, 5), range(3) == [0, 1, 2])
for f in (lambda: 1 < 'a', lambda: [] < (), lambda: {} < {}, lambda: 1j < 2j, lambda: None <= None, lambda: b'a' < 'a', lambda: {1} < [1], lambda: 1 < [] < 2):
    try:
        print(f())
    except TypeError as e:
        print(e)
x = 5
print(1 < x < 10 > 3 != 4, 1 < 3 > 2, x is not None, not x is None, 'b' in 'abc' == True)
