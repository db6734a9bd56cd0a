# Messages that suggest a similar name.
import sys
def t(f):
    try: f()
    except Exception as e: sys.excepthook(type(e), e, e.__traceback__)
class A:
    def __init__(self): self.blech=1
    def method(self): pass
def f1():
    local_var=1
    return locl_var
def f2(): return prnt
def f3(): return A().bleck
def f4(): return A().Method
def f5(): return [].apend
def f6(): return "".Strip
def f7(): return zzzzzzz
def f8(): import sys; sys.argvv
def f9(): A.metod
def f10(): return lst
def f11(): return Tru
for f in [f1,f2,f3,f4,f5,f6,f7,f8,f9,f10,f11]: t(f)
