# sys._current_frames() and sys._current_exceptions() tell of all threads.
import sys
import threading
import traceback

entered, leave = threading.Event(), threading.Event()
ident = []


def inner():
    try:
        raise ValueError('in thread')
    except ValueError:
        ident.append(threading.get_ident())
        entered.set()
        leave.wait()


def outer():
    inner()


thread = threading.Thread(target=outer)
thread.start()
entered.wait()
frames = sys._current_frames()
print(len(frames), threading.get_ident() in frames, ident[0] in frames)
names = [f.name for f in traceback.extract_stack(frames[ident[0]]) if 'threading' not in f.filename]
print(names)
print(frames[threading.get_ident()] is sys._getframe())
frame = frames[ident[0]]
while frame.f_code.co_name != 'inner':
    frame = frame.f_back
print(frame.f_globals is globals(), frame.f_code is inner.__code__, frame.f_lineno, frame.f_back.f_code.co_name, frame.f_back.f_lineno)
exceptions = sys._current_exceptions()
print(exceptions[threading.get_ident()], [repr(x) for x in exceptions[ident[0]][:2]])
leave.set()
thread.join()
print(ident[0] in sys._current_frames(), frame.f_lineno)
del frames, frame, exceptions
