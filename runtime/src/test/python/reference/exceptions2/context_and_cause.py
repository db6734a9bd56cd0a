# __context__, __cause__ and __suppress_context__: set by raise, raise from, and by hand.
def chain(e):
    out = []
    while e:
        out.append(f'{e!r} cause={e.__cause__!r} suppress={e.__suppress_context__}')
        e = e.__context__
    return out
for how in 'plain', 'from', 'from None', 'same', 'from class':
    try:
        try: raise KeyError('k')
        except KeyError as k:
            if how == 'plain': raise ValueError('v')
            if how == 'from': raise ValueError('v') from OSError('o')
            if how == 'from None': raise ValueError('v') from None
            if how == 'same': raise k
            raise ValueError from IndexError
    except Exception as e:
        print(how, chain(e))
for bad in 5, 'x', int:
    try: raise ValueError from bad
    except TypeError as e: print(e)
e = ValueError()
for name, v in ('__cause__', 5), ('__context__', 'x'), ('__traceback__', 5), ('args', 5), ('__suppress_context__', 1):
    try: setattr(e, name, v); print('set', name)
    except TypeError as err: print(name, err)
e.__cause__ = None; print(e.__suppress_context__)
