# Signal handlers run in the main thread, at once.
import os, signal, time


came = []


def handler(number, frame):
    print("got", signal.Signals(number).name, frame is not None)
    came.append(number)


print(signal.getsignal(signal.SIGTERM), signal.signal(signal.SIGUSR1, handler))
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print(signal.getsignal(signal.SIGUSR1) is handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.05)
time.sleep(0.3)
for _ in range(300):  # on a loaded machine the timer's signal may come late
    if signal.SIGALRM not in came:
        time.sleep(0.1)
print("slept")


def fail(number, frame):
    raise ZeroDivisionError


signal.signal(signal.SIGALRM, fail)
signal.setitimer(signal.ITIMER_REAL, 0.05)
r, w = os.pipe()
try:
    os.read(r, 1)
except ZeroDivisionError:
    print("read interrupted")
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.raise_signal(signal.SIGUSR1)
print(signal.sigpending())
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
for args in [(0, handler), (100, handler), (signal.SIGUSR2, 5)]:
    try:
        signal.signal(*args)
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, e)
print(signal.strsignal(15), signal.alarm(0))
