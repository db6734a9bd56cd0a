# Constructors and conversions.
print(int("12"), float("1.5"), str(12), bool("x"), complex("1+2j"), bytes([1, 2]))
print(list("ab"), tuple({1: 2}), set([1, 1]), dict([[1, 2]]), frozenset("a"))
print(bin(5), oct(8), hex(255), chr(65), ord("A"), ascii("é"), repr("é"))
print(abs(-5), divmod(7, 2), pow(2, 3), round(3.7), hash(1), len("abc"), sum([1, 2], 10))
print(min(1, 2), max("a", "b"), sorted([2, 1]), list(reversed("ab")), list(enumerate("a")))
print(isinstance(1, int), callable(len), id(1) == id(1), type(1).__name__, iter([1]).__class__.__name__)
print(any([0, 1]), all([1, 1]), list(map(str, [1, 2])), list(filter(str.isdigit, "a1b2")))
print(format(3.14159, ".2f"), format("x", "^5"), slice(1, 2), object().__class__)

class Conv:
    def __int__(self): return 1
    def __float__(self): return 2.5
    def __complex__(self): return 3j
    def __index__(self): return 4
    def __str__(self): return "s"
    def __bool__(self): return False
    def __hash__(self): return 6
    def __iter__(self): return iter([7, 8])
    def keys(self): return ["k"]
    def __getitem__(self, k): return "v"

c = Conv()
print(int(c), float(c), complex(c), bin(c), str(c), bool(c), hash(c), list(c), dict(c), range(c))
print(getattr(c, "nope", 5), hasattr(c, "keys"), vars().get("c") is c, globals()["c"] is c)
