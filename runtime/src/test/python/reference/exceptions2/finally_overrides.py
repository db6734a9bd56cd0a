# return, break and continue in finally drop the exception; a raise there replaces it.
def ret():
    try: 1 / 0
    finally: return 'from finally'
def brk():
    for i in range(3):
        try: raise ValueError(i)
        finally: break
    return i
def cont():
    out = []
    for i in range(3):
        try:
            if i == 1: raise KeyError
            out.append(i)
        finally: continue
    return out
def value():
    x = 1
    try: return x
    finally: x = 2
def nested():
    try:
        try: raise ValueError('first')
        finally: raise TypeError('second')
    except TypeError as e: return e, e.__context__
def els():
    try: pass
    except: pass
    else: return 'else'
    finally: print('finally')
print(ret(), brk(), cont(), value(), nested(), els())
