print("loading fails")
1 / 0
