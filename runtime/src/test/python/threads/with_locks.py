# with on locks, and on what is nearly one
import threading


def attempt(manager, action):
    try:
        with manager as got:
            print(got)
            action()
        print('left')
    except BaseException as e:
        print(type(e).__name__, e)


class Loud(type(threading.RLock())):
    def __enter__(self):
        return 'mine', super().__enter__()

    def __exit__(self, *args):
        print(args[0], super().__exit__(*args))
        return True


class Odd:
    __exit__ = threading.Lock()  # found, but not callable

    def __enter__(self):
        return 'odd'


class Show:
    def __get__(self, obj, cls):  # no function
        return lambda *args: print(cls.__name__, args[:2])


Shown = type('Shown', (), {'__enter__': Show(), '__exit__': Show()})

for lock in threading.Lock(), threading.RLock(), threading.Condition(), Loud(), Odd(), Shown(), 3:
    for action in int, lambda: 1 / 0, lambda: lock.release():
        attempt(lock, action)
    print(type(lock).__name__, getattr(lock, 'acquire', bool)(False))
