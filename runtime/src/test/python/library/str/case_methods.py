# str: case conversions, special letters.
for s in ('hello World', 'ß', 'ǅ', 'İ', "they're bill's", 'ΑΣ', 'ﬁ', '', 'x1y'):
    print([s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold()])
print('aB'.isupper(), 'AB1'.isupper(), 'ab'.islower(), 'Ab Cd'.istitle(), ''.islower(), '1'.isupper())
