# What a thread of _thread raises goes to sys.unraisablehook; SystemExit goes nowhere.
import _thread
import sys


def task(error):
    raise error


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.err_msg, args.object is task)
    print(args.exc_traceback.tb_frame.f_code.co_name)
    done.release()


done = _thread.allocate_lock()
done.acquire()
sys.unraisablehook = hook
_thread.start_new_thread(task, (SystemExit(1),))
_thread.start_new_thread(task, (ValueError("failed"),))
done.acquire()
