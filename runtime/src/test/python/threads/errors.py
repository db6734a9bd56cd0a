# What _thread and time say about wrong arguments.
import _thread, threading, time

lock = threading.Lock()
lock.acquire()

for source in [
    'lock.acquire(False,1)', 'lock.acquire(True,-2)', 'lock.acquire(True,1e100)',
    "lock.acquire('a')", "lock.acquire(True,'a')", '_thread.allocate_lock().release()',
    '_thread.RLock().release()', '_thread.LockType()', 'time.sleep(-1)', "time.sleep('a')",
    "time.sleep(float('nan'))", 'time.sleep(1e30)', '_thread.start_new_thread(1,())',
    '_thread.start_new_thread(print,1)', '_thread.start_new_thread(print,(),1)',
    '_thread.stack_size(-1)', '_thread.stack_size(10)', 'time.strftime(1)', 'time.gmtime(0)',
    'time.asctime(time.gmtime(0))',
    "time.strftime('%Y-%m-%d %H:%M:%S %j %U %W %a %B %p %I', time.gmtime(86400*400+12345))",
]:
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
