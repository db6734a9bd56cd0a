# async with awaits __aenter__ and __aexit__; a true result of __aexit__ swallows the exception.
class CM:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    async def __aenter__(self): print('enter', self.n); return self.n
    async def __aexit__(self, t, v, tb):
        print('exit', self.n, t and t.__name__, v, tb is not None)
        return self.swallow
class NotAwaitable:
    def __aenter__(self): return 5
    async def __aexit__(self, *a): pass
class ExitBad:
    async def __aenter__(self): pass
    def __aexit__(self, *a): return 7
class Sync:
    def __enter__(self): pass
    def __exit__(self, *a): pass
async def main(cm, err=None):
    async with cm as x, CM('in') as y:
        print(x, y)
        if err: raise err
    return 'done'
for args in (CM('a'),), (CM('b', True), ValueError('v')), (CM('c'), KeyError('k')), (NotAwaitable(),), (ExitBad(),), (Sync(),), (5,), (ExitBad(), OSError('o')):
    try: main(*args).send(None)
    except StopIteration as e: print(e.value)
    except Exception as e: print(type(e).__name__, e, '|', repr(e.__context__))
