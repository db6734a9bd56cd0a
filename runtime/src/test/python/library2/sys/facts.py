# Shows facts the sys module holds: sizes of numbers, flags, limits and what it refuses.
import sys

print(sys.float_info.max, sys.float_info.dig, sys.int_info.bits_per_digit > 0, sys.maxsize == 2**63 - 1, sys.maxunicode, sys.byteorder, sys.hash_info.modulus == 2**61 - 1)
print(sys.version_info[:2], sys.version_info.releaselevel, sys.version_info >= (3, 8), sys.hexversion >> 16 == 0x030B, sys.api_version, sys.float_repr_style)
print(sys.flags.optimize, sys.flags.interactive, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.intern("ab c") is sys.intern("ab" + " c"))
limit = sys.getrecursionlimit()
sys.setrecursionlimit(limit + 5)
print(sys.getrecursionlimit() - limit, sys.get_int_max_str_digits(), sys.getswitchinterval() > 0, "sys" in sys.builtin_module_names, "json" in sys.stdlib_module_names)
sys.setrecursionlimit(limit)
try:
    raise KeyError(1)
except KeyError:
    print(sys.exc_info()[0].__name__, sys.exception())
print(sys.exc_info(), sys._getframe().f_code.co_name, callable(sys.displayhook), sys.displayhook(None))
sys.displayhook([1])
for act in (lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit("x"), lambda: sys.intern(3), lambda: sys._getframe(1000), lambda: sys.set_int_max_str_digits(5),
            lambda: sys.exit(3), lambda: sys.exit("m"), lambda: sys.setswitchinterval(0), lambda: sys.version_info.__class__(), lambda: sys.nothing):
    try:
        act()
    except BaseException as error:
        print(type(error).__name__, error, getattr(error, "code", ""))
