# faulthandler: where all threads are, now and when a time is over
import faulthandler
import os
import re
import tempfile
import threading
import time


def text(file):
    file.seek(0)
    all = re.sub(r'0x[0-9a-f]{16}', 'ID', file.read())
    file.seek(0)
    file.truncate()
    # The library's own lines are another version's.
    all = re.sub(r'  File ".*threading.py", line \d+', '  File "threading.py", line N', all)
    return re.sub(r'File ".*/', 'File "', all)


def show(file):
    print(text(file))


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


def inner(file, **how):
    faulthandler.dump_traceback(file, **how)


def outer(n, file, **how):
    outer(n - 1, file, **how) if n else inner(file, **how)


def über_generator(file):
    yield inner(file, all_threads=False)


def wait():
    ready.set()
    done.wait()


ready, done = threading.Event(), threading.Event()
with tempfile.TemporaryFile('w+') as file:
    outer(2, file, all_threads=False)
    show(file)
    list(über_generator(file.fileno()))
    show(file)
    outer(120, file)
    print(text(file).count('\n'))
    thread = threading.Thread(target=wait)
    thread.start()
    ready.wait()
    report = ''
    while 'in wait\n  File "threading.py", line N in wait\n' not in report:
        time.sleep(0.01)
        outer(0, file)
        report = text(file)
    print(report)
    faulthandler.dump_traceback_later(0.05, file=file)
    while not os.fstat(file.fileno()).st_size: time.sleep(0.01)  # one line: the report says where we were
    faulthandler.cancel_dump_traceback_later()
    show(file)
    faulthandler.dump_traceback_later(60, file=file)
    faulthandler.cancel_dump_traceback_later()
    done.set()
    thread.join()
    show(file)
    attempt(faulthandler.enable, file)
    print(faulthandler.is_enabled(), faulthandler.disable(), faulthandler.is_enabled(), faulthandler.disable())
attempt(faulthandler.dump_traceback, 'x')
attempt(faulthandler.dump_traceback, -1)
attempt(faulthandler.dump_traceback_later, 0)
attempt(faulthandler.dump_traceback_later, -1, file=1)
attempt(faulthandler.cancel_dump_traceback_later)
attempt(faulthandler.unregister, 10)
