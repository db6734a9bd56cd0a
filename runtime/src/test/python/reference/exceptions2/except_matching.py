# The expression after except is evaluated only when needed; only classes of exceptions may match.
def t(x): print('eval', x.__name__ if isinstance(x, type) else x); return x
try: raise KeyError('k')
except t(ValueError): pass
except t((OSError, LookupError)) as e: print('nested tuple', repr(e))
except t(KeyError): pass
try: pass
except t(ValueError): pass
for match in 5, 'ValueError', (ValueError, 5), int, (OSError, (KeyError,)), (), None, [KeyError]:
    try:
        try: raise KeyError('k')
        except match: print('matched')
    except Exception as e:
        print(type(e).__name__, e, '|', repr(e.__context__))
class Meta(type):
    def __instancecheck__(c, o): print('instancecheck'); return True
    def __subclasscheck__(c, o): print('subclasscheck'); return True
class Any(Exception, metaclass=Meta): pass
try:
    try: raise KeyError
    except Any: print('any')
except KeyError: print('hooks are not asked')
try: raise KeyError
except KeyError as e: pass
print('e' in globals())
