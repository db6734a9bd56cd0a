# Errors of the operating system.
import os

calls = [
    lambda: os.stat("/nope"), lambda: os.rename("/nope/a", "/nope/b"), lambda: os.stat("a\0b"),
    lambda: os.stat(1.5), lambda: os.listdir(5.5), lambda: os.close(12345), lambda: os.chdir("/nope"),
    lambda: os.mkdir(1), lambda: os.fspath(1), lambda: os.waitpid(-1, 0), lambda: os.sysconf("x"),
    lambda: os.putenv("a=b", "c"), lambda: os.open("/nope/x", 0), lambda: os.readlink("/"),
    lambda: os.unlink("/nope"), lambda: os.utime("/", (1, 2), ns=(1, 2)), lambda: os.urandom(-1),
    lambda: os.fsync("x"), lambda: os.set_blocking(9999, True), lambda: os.stat_result((1,)),
    lambda: os.execv("/nope", []), lambda: os.strerror("x"),
]
for call in calls:
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "filename", None), getattr(e, "filename2", None))
print(os.strerror(2), os.stat_result(range(10)), os.terminal_size((80, 24)))
