"""Imported by modules.py and star.py."""
VALUE = 1
_private = "hidden"
seen = __name__

def double(x):
    return x * 2
