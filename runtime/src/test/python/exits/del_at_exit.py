# Objects in module namespaces are finalized at the end.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)

d = D("global")
keep = [D("in a list")]
print("end of program")
