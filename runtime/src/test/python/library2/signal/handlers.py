# Shows signals sent to the program itself: handlers set, told of, raised in, and refused.
import signal

print(signal.SIGINT, signal.Signals(15).name, signal.strsignal(2), signal.getsignal(signal.SIGUSR1), signal.SIGTERM in signal.valid_signals())


def handler(number, frame):
    print("got", signal.Signals(number).name, frame is None or frame.f_code.co_name)


def fail(number, frame):
    raise LookupError(number)


print(signal.signal(signal.SIGUSR1, handler))
signal.raise_signal(signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, fail) is handler)
try:
    signal.raise_signal(signal.SIGUSR1)
    for _ in range(1000000):
        pass
except LookupError as error:
    print(repr(error))
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is fail, signal.raise_signal(signal.SIGUSR1), signal.getsignal(signal.SIGUSR1))
signal.signal(signal.SIGUSR1, signal.SIG_DFL)
for act in (lambda: signal.signal(signal.SIGKILL, handler), lambda: signal.signal(999, handler), lambda: signal.signal(signal.SIGUSR1, 7),
            lambda: signal.getsignal(0), lambda: signal.strsignal(-1), lambda: signal.Signals(99)):
    try:
        print(act())
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
