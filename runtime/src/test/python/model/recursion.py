# RecursionError out of special methods; they are looked up on the type.
# recursion repr
class Rec:
    def __repr__(self): return repr(self)
try: repr(Rec())
except RecursionError as e: print('RecursionError', str(e)[:32])
def inf(): return inf()
try: inf()
except RecursionError as e: print('RecursionError')
class RecGet:
    def __getattr__(self, n): return self.missing
try: RecGet().x
except RecursionError: print('RecursionError get')
# special method lookups on type, not instance
class Sp: pass
s = Sp(); s.__len__ = lambda: 5
try: len(s)
except TypeError as e: print(e)
Sp.__len__ = lambda self: 6; print(len(s))
