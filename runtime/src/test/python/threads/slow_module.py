import time
loads = []
time.sleep(0.05)
loads.append("once")
value = "complete"
