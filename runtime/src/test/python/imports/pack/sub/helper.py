sibling_value = 5

def where():
    from . import leaf
    return leaf.NAME, __package__
