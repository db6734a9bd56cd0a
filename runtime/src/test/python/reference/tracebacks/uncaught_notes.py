# add_note adds lines below an uncaught exception's message; __notes__ must hold strings.
e = ValueError('main message')
e.add_note('first note')
e.add_note('second\nwith two lines')
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as err:
    print(err)
class Odd(Exception):
    def __str__(self): raise RuntimeError
try:
    raise Odd
except Odd as o:
    print(type(o).__name__)
    e.__context__ = o
raise e
