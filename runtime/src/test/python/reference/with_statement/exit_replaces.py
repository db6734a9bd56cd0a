# An exception raised in __exit__ replaces the body's, with it as the context; uncaught here.
class Replace:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print('replacing', v)
        raise RuntimeError('from exit')
try:
    with Replace():
        with Replace():
            1 / 0
except RuntimeError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
with Replace() as r:
    raise KeyError(type(r).__name__)
