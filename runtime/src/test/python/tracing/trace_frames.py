# f_trace of a running frame; f_locals, f_trace_lines; setprofile; each thread has its own.
import sys
import threading


def local(frame, event, arg):
    print(event, frame.f_lineno - frame.f_code.co_firstlineno, sorted(frame.f_locals.items()))
    return local


def begun():
    x = 1
    sys._getframe().f_trace = local
    sys.settrace(lambda *a: None)
    y = 2
    sys._getframe().f_trace_lines = False
    z = 3
    return x + y + z


def profile(frame, event, arg):
    if not event.startswith('c_'):
        print(frame.f_code.co_name, event, arg)


def work():
    return [n * n for n in range(3)]


print(begun())
sys.settrace(None)
sys.setprofile(profile)
work()
sys.setprofile(None)
threading.settrace(lambda f, e, a: print('thread', f.f_code.co_name) if f.f_code.co_name == 'work' else None)
thread = threading.Thread(target=work)
thread.start()
thread.join()
threading.settrace(None)
work()
