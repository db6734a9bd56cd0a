import time
time.sleep(0.02)
import circle_b as other
done = "a"
