# A daemon thread that is not done when the program ends says nothing, whatever it uses then.
import threading
import time


def late():
    time.sleep(0.3)
    threading.local().x = Late()


class Late:
    pass


threading.Thread(target=late, daemon=True).start()
print("the program ends")
