import ring_a
half = hasattr(ring_a, "value")

def get_a():
    return ring_a.value, half
