# sys.exit without argument; SystemExit is caught like any other.
import sys
try:
    sys.exit(5)
except SystemExit as e:
    print("caught", e.code)
try:
    raise SystemExit
except BaseException as e:
    print(repr(e), e.code)
sys.exit()
print("never")
