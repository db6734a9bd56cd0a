# A string that does not end.
print("a")
s = "abc
