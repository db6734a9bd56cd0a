# The interpreter waits for threads that are not daemons.
import threading
import time

main_done = threading.Event()

def slow():
    main_done.wait()
    time.sleep(0.05)
    print("thread done")

threading.Thread(target=slow).start()
print("main done")
main_done.set()
