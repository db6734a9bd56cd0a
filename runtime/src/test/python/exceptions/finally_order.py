# Order of finally blocks, exceptions replaced and swallowed.
log = []

def f(n):
    try:
        log.append("a")
        try:
            if n == 1:
                raise ValueError("inner")
            if n == 2:
                return "returned"
            log.append("b")
        finally:
            log.append("c")
            if n == 3:
                raise KeyError("replaced")
    except ValueError as e:
        log.append("caught")
        return "handled"
    finally:
        log.append("d")
    return "end"

for n in range(4):
    log.clear()
    try:
        print(n, f(n), log)
    except KeyError as e:
        print(n, repr(e), log, e.__context__)

def swallow():
    try:
        raise ValueError
    finally:
        return "swallowed"

print(swallow())

def nested():
    for i in range(2):
        try:
            try:
                return i
            finally:
                log.append(i)
                if i == 0:
                    continue
        finally:
            log.append("o")

log.clear()
print(nested(), log)
