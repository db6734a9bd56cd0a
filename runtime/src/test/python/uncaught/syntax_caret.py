# A program that is not Python.
x = 1
def f(:
    pass
