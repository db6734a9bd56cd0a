# A coroutine's send, throw, close and its cr_ attributes; it is no iterator and runs once.
class Y:
    def __await__(self): return (yield 'y')
async def co():
    try:
        print('got', await Y())
        await Y()
    except KeyError as e:
        return 'caught ' + repr(e)
    finally:
        print('finally')
c = co()
print(c.cr_running, c.cr_suspended, c.cr_await, c.__name__)
print(c.send(None), c.cr_suspended, type(c.cr_await).__name__)
print(c.send('value'))
try:
    c.throw(KeyError('k'))
except StopIteration as e:
    print(e.value)
print(c.cr_frame)
for f in lambda: c.send(None), lambda: iter(c), lambda: next(c), lambda: co().send(1) , lambda: [*c], lambda: c.throw(ValueError):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
d = co(); d.send(None); print(d.close(), d.close())
