# A bracket that is never closed.
print("not reached")
x = (1,
     2
