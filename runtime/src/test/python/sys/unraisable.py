# sys.unraisablehook: exceptions that nobody can catch; counts: immediate
import sys


class Dies:
    def __del__(self):
        1 / 0


def hook(args):
    print(type(args).__name__, args.exc_type.__name__, args.exc_value, args.err_msg,
          args.object.__qualname__, args.exc_traceback.tb_frame.f_code.co_name, len(args))


sys.unraisablehook = hook
Dies()
print("next")
sys.unraisablehook = hook
args = []
sys.unraisablehook = args.append
Dies()
print(args[0][3], args[0].exc_type)
args.clear()
sys.unraisablehook = sys.__unraisablehook__
for bad in (None, (1, 2, 3, 4, 5)):
    try:
        sys.unraisablehook(bad)
    except TypeError as e:
        print(e)
try:
    sys.__unraisablehook__()
except TypeError as e:
    print("TypeError")
