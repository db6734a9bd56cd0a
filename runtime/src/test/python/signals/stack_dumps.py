# faulthandler.register: a signal writes where the threads are; unregister restores what was.
import faulthandler
import os
import re
import signal
import tempfile


def func(signum):
    os.kill(os.getpid(), signum)


def handler(signum, frame):
    print('handler', signum == signal.SIGUSR1)


def show(file):
    file.seek(0)
    for line in file.read().decode().splitlines()[-3:]:
        print('  ' + re.sub('0x[0-9a-f]+', '0x', re.sub('File ".*"', 'File', line)))
    file.seek(0)
    file.truncate()


with tempfile.TemporaryFile() as file:
    signal.signal(signal.SIGUSR1, handler)
    for options in ({}, {'all_threads': False}, {'chain': True}):
        print(options, faulthandler.register(signal.SIGUSR1, file=file, **options))
        func(signal.SIGUSR1)
        show(file)
    print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))
    func(signal.SIGUSR1)
    show(file)
for bad in (signal.SIGSEGV, 0, 65, 'x'):
    try:
        faulthandler.register(bad)
    except Exception as e:
        print(type(e).__name__, e)
