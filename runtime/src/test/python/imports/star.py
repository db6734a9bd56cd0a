# from module import *
from sample import *
print(VALUE, double(3), seen)
try:
    _private
except NameError as e:
    print(e)
from listed import *
print(chosen, "other" in globals(), _under)
try:
    from bad_all import *
except AttributeError as e:
    print(e)
