# The interpreter waits for threads that are not daemons.
import threading
import time

def slow():
    time.sleep(0.05)
    print("thread done")

threading.Thread(target=slow).start()
print("main done")
