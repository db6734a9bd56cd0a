# Child processes.
import os, subprocess, sys

print(os.system("exit 3"), os.waitstatus_to_exitcode(768), os.WIFEXITED(768), os.WEXITSTATUS(768))
pid = os.posix_spawn("/bin/sh", ["sh", "-c", "exit $X"], {"X": "5"})
print(os.waitpid(pid, 0)[1])
print(subprocess.run(["echo", "hi"], capture_output=True))
print(subprocess.run("cat; exit 3", shell=True, input="abc", text=True, capture_output=True))
print(subprocess.check_output(["sh", "-c", "echo $V; pwd"], env={"V": "1"}, cwd="/", text=True))
for kwargs in [dict(args=["/nonexistent"]), dict(args=["ls"], cwd="/nonexistent")]:
    try:
        subprocess.run(**kwargs)
    except FileNotFoundError as e:
        print(e)
p = subprocess.Popen(["sleep", "60"])
p.terminate()
print(p.wait())
try:
    subprocess.run(["sleep", "60"], timeout=0.05)
except subprocess.TimeoutExpired as e:
    print(e.cmd, type(e).__name__)
r, w = os.pipe()
subprocess.run(["sh", "-c", f"echo passed > /proc/self/fd/{w}"], pass_fds=[w])
os.close(w)
print(os.read(r, 20))
