# send, throw, close.; counts: immediate
def echo():
    got = None
    while True:
        try:
            got = yield got
            print("got", got)
        except ValueError as e:
            print("caught", e)
            got = "recovered"

g = echo()
print(g.send(None), g.send(1), g.send("x"))
print(g.throw(ValueError("v")), g.send(2))
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
try:
    next(g)
except StopIteration:
    print("finished")

def cleanup():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")

c = cleanup()
next(c)
c.close()
c.close()
for x in cleanup():
    break
c = cleanup()
next(c)
del c
print("deleted")

def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2

s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
try:
    echo().send(1)
except TypeError as e:
    print(e)
