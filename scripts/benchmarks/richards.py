"""An operating system's scheduler in miniature, in the manner of the Richards benchmark.

Tasks of several classes have queues of messages; the scheduler always runs the ready task of the
highest priority. A producer passes messages to workers, workers change them and pass them to devices,
devices give them back, and an idle task lets time pass.
"""

READY, WAITING, ENDED = 0, 1, 2


class Message:
    def __init__(self, kind, sender):
        self.kind = kind
        self.sender = sender
        self.value = 0
        self.hops = 0
        self.next = None


class Task:
    def __init__(self, scheduler, name, priority):
        self.scheduler = scheduler
        self.name = name
        self.priority = priority
        self.state = READY
        self.first = None
        self.last = None
        self.runs = 0
        scheduler.add(self)

    def put(self, message):
        message.next = None
        if self.first is None:
            self.first = message
        else:
            self.last.next = message
        self.last = message
        if self.state == WAITING:
            self.state = READY

    def take(self):
        message = self.first
        if message is not None:
            self.first = message.next
            message.next = None
        return message

    def run(self):
        self.runs += 1
        message = self.take()
        if message is None:
            self.state = WAITING
        else:
            self.handle(message)

    def handle(self, message):
        raise NotImplementedError


class Producer(Task):
    def __init__(self, scheduler, name, priority, workers, limit):
        super().__init__(scheduler, name, priority)
        self.workers = workers
        self.limit = limit
        self.turn = 0
        self.total = 0

    def handle(self, message):
        self.total += message.value
        self.limit -= 1
        if self.limit <= 0:
            self.scheduler.stop()
            return
        self.turn = (self.turn + 1) % len(self.workers)
        message.kind = "work"
        message.sender = self
        self.workers[self.turn].put(message)


class Worker(Task):
    def __init__(self, scheduler, name, priority, devices, seed):
        super().__init__(scheduler, name, priority)
        self.devices = devices
        self.seed = seed

    def handle(self, message):
        self.seed = (self.seed * 73 + 41) % 257
        message.value = (message.value + self.seed) & 0xFF
        message.hops += 1
        device = self.devices[self.seed % len(self.devices)]
        message.kind = "device"
        device.put(message)


class Device(Task):
    def __init__(self, scheduler, name, priority, delay):
        super().__init__(scheduler, name, priority)
        self.delay = delay
        self.left = 0

    def handle(self, message):
        if self.left < self.delay:
            self.left += 1
            self.put(message)
            return
        self.left = 0
        message.hops += 1
        message.sender.put(message)


class Idle(Task):
    def __init__(self, scheduler, name, priority):
        super().__init__(scheduler, name, priority)
        self.control = 1

    def run(self):
        self.runs += 1
        if self.control & 1:
            self.control = (self.control >> 1) ^ 0xD008
        else:
            self.control >>= 1


class Scheduler:
    def __init__(self):
        self.tasks = []
        self.running = True

    def add(self, task):
        self.tasks.append(task)

    def stop(self):
        self.running = False

    def choose(self):
        best = None
        for task in self.tasks:
            if task.state == READY and (best is None or task.priority > best.priority):
                best = task
        return best

    def loop(self):
        while self.running:
            self.choose().run()


def bench():
    scheduler = Scheduler()
    Idle(scheduler, "idle", 0)
    devices = [Device(scheduler, "disk", 5, 2), Device(scheduler, "net", 4, 1)]
    workers = [Worker(scheduler, "worker", 3, devices, seed) for seed in (1, 5)]
    producer = Producer(scheduler, "producer", 2, workers, 3_000)
    for value in range(6):
        message = Message("new", producer)
        message.value = value
        producer.put(message)
    scheduler.loop()
    return producer.total, [task.runs for task in scheduler.tasks]


if __name__ == "__main__":
    print(bench())
