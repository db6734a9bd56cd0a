# The constants of sys, and the struct sequences they are in.
import sys

print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 11), len(sys.version_info))
print(sys.hexversion >> 16 == 0x30b, sys.api_version, sys.version.startswith("3.11."))
print(sys.float_info)
print(sys.int_info)
print(sys.hash_info)
print(type(sys.flags).__name__, sys.flags.optimize, sys.flags.isolated, sys.flags.dev_mode, len(sys.flags))
print(type(sys.implementation).__name__, sorted(vars(sys.implementation)))
print(sys.thread_info.name, len(sys.thread_info))
print("os" in sys.stdlib_module_names, "spam" in sys.stdlib_module_names, len(sys.stdlib_module_names))
print("sys" in sys.builtin_module_names, list(sys.builtin_module_names) == sorted(sys.builtin_module_names))
print(sys.platform, sys.platlibdir, sys.abiflags == "", sys.pycache_prefix, sys._home)
print(type(sys.warnoptions).__name__, type(sys._xoptions).__name__, type(sys.dont_write_bytecode).__name__)
print(sys.displayhook is sys.__displayhook__, sys.breakpointhook is sys.__breakpointhook__)
print(type(sys.orig_argv).__name__, len(sys.argv))
for f in (sys.version_info, sys.flags):
    try:
        type(f)()
    except TypeError as e:
        print(e)
try:
    sys.flags.optimize = 3
except AttributeError as e:
    print(e)
print(sys.exc_info(), sys.exception())
try:
    1 / 0
except ZeroDivisionError as e:
    print(sys.exception() is e, sys.exc_info()[1] is e, sys._current_exceptions.__name__)
