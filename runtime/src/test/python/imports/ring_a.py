import ring_b
value = "a"

def get():
    return ring_b.get_a()
