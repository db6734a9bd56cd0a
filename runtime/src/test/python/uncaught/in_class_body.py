# Frames have names.
class C:
    def __init__(self):
        self.run(lambda: 1 / 0)

    def run(self, f):
        [f() for _ in range(1)]

C()
