# object.__format__ refuses a non-empty specification; __format__ must return a str.
class P: 
    def __str__(self): return 'P!'
class F:
    def __format__(self, spec): return '<' + spec + '>'
class Bad:
    def __format__(self, spec): return 5

print(format(P()), format(P(), ''), f'{P()}', '{:}'.format(P()))
print(format(F(), 'abc'), f'{F():x{1 + 1}y}', '{0:{1}}'.format(F(), 'w'))
for f in (lambda: format(P(), '>5'), lambda: f'{Bad()}', lambda: format(None, 'x'),
          lambda: format([], '3'), lambda: format(1, 5), lambda: object().__format__(3),
          lambda: format('a', 'd'), lambda: format(1, 's'), lambda: format(1.0, 'd'), lambda: format(1j, '%')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
