# NameError with a suggestion.
values = [1, 2]
print(value)
