# Audit hooks hear what happens, and may forbid it.
import sys

events = []
on = True


def hook(event, args):
    if on and event.startswith("test."):
        events.append((event, args))
        if event == "test.forbidden":
            raise PermissionError("not allowed")


sys.addaudithook(hook)
sys.audit("test.one")
sys.audit("test.two", 1, "b", None)
try:
    sys.audit("test.forbidden")
except PermissionError as e:
    print(e)
for bad in ((), (3,)):
    try:
        sys.audit(*bad)
    except TypeError as e:
        print("TypeError")
print(events)
on = False
sys.audit("test.late")
print(len(events))
