# An uncaught exception with a cause and a context: both joining sentences on standard error.
def low(): return {}['key']
def mid():
    try:
        low()
    except KeyError as e:
        raise ValueError('bad\nvalue') from e
def top():
    try:
        mid()
    except ValueError:
        return [].missing
print('start')
top()
