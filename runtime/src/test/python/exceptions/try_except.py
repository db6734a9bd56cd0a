# try, except, else, finally.
def f(x):
    try:
        r = 10 / x
    except ZeroDivisionError:
        print("zero")
        return "z"
    except (TypeError, ValueError) as e:
        print("type", e)
        return "t"
    else:
        print("fine")
        return r
    finally:
        print("finally")

print(f(2), f(0), f("a"))

def g():
    try:
        return "try"
    finally:
        return "finally"

print(g())

def h():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
        finally:
            print("cleanup", i)
    return "end"

print(h())
try:
    try:
        raise KeyError("k")
    except IndexError:
        print("not here")
except LookupError as e:
    print("outer", repr(e))
try:
    e
except NameError as err:
    print(err)
try:
    pass
except:
    print("no")
else:
    print("else")
