# Objects change hands while their maker works on them, sleeps, or is gone.

import threading


class Box:
    def __init__(self):
        self.items = []
        self.counts = {}


def fill(boxes, turns):
    for turn in range(turns):
        for box in boxes:
            box.items.append(turn)
            box.counts[turn] = turn


def run(*works):
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


mine = [Box() for _ in range(300)]
run(lambda: fill(mine, 20), lambda: fill(mine, 20), lambda: fill(mine, 20))
fill(mine, 20)
print({len(box.items) for box in mine}, {len(box.counts) for box in mine})

theirs = []
run(*[lambda: theirs.extend([Box() for _ in range(100)])] * 3)
run(lambda: fill(theirs, 10), lambda: fill(theirs, 10))
print(len(theirs), {sum(box.items) for box in theirs})
