# Properties with and without setter and deleter.
class P:
    def __init__(self): self._v = 1
    @property
    def v(self): "vdoc"; return self._v
    @v.setter
    def v(self, x): self._v = x
    @v.deleter
    def v(self): self._v = None
    @property
    def ro(self): return 1
p = P(); p.v = 5; print(p.v, P.v.__doc__); del p.v; print(p.v)
for s in ["p.ro = 1", "del p.ro"]:
    try: exec(s)
    except AttributeError as e: print(e)
