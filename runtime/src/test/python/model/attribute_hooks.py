# Iterators in Python; __getattr__, __getattribute__, __setattr__, __delattr__.
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1; return self.n
print(list(It(3)), sum(It(4)), 2 in It(5), tuple(It(2)), max(It(3)))
class G:
    def __getattr__(self, n):
        if n.startswith('x'): return n
        raise AttributeError(n)
g = G(); print(g.xyz, hasattr(g, 'y'), getattr(g, 'y', 0))
class GA:
    def __getattribute__(self, n):
        if n == 'real': return object.__getattribute__(self, '__class__')
        return 'ga ' + n
print(GA().foo, GA().real)
class SA:
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
    def __delattr__(self, n): print('del', n); super().__delattr__(n)
x = SA(); x.a = 4; print(x.a); del x.a; print(hasattr(x, 'a'))
