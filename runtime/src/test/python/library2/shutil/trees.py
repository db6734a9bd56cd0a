# Shows trees of files copied, moved and removed, and what is left out.
import os
import shutil
import tempfile

with tempfile.TemporaryDirectory() as top:
    os.chdir(top)
    os.makedirs("a/b")
    for name in ("a/1.txt", "a/2.tmp", "a/b/3.txt"):
        with open(name, "w") as f:
            f.write(name)
    print(shutil.copytree("a", "c", ignore=shutil.ignore_patterns("*.tmp")))
    print(sorted(os.path.join(d, n) for d, _, ns in os.walk("c") for n in ns))
    print(shutil.move("a/2.tmp", "c/b"), shutil.copy("a/1.txt", "c/new"), open("c/new").read())
    for act in (lambda: shutil.copytree("a", "c"), lambda: shutil.copyfile("a/1.txt", "a/1.txt"), lambda: shutil.rmtree("none"),
                lambda: shutil.move("c/b", "c/b"), lambda: shutil.copyfile("none", "x"), lambda: shutil.copyfile("a", "x")):
        try:
            print("fine", act())
        except OSError as error:
            print(type(error).__name__, error)
    shutil.copytree("a", "c", dirs_exist_ok=True)
    shutil.rmtree("c")
    shutil.rmtree("none", ignore_errors=True)
    print(os.listdir(), shutil.which("none-such"), shutil.get_terminal_size((7, 3)) is not None)
    os.chdir("/")
