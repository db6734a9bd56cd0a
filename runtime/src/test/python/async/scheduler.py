# A small event loop: tasks, sleeping, a queue, gathering results, cancelling.
import heapq
from collections import deque


class Sleep:
    def __init__(self, until):
        self.until = until

    def __await__(self):
        yield self


class Queue:
    def __init__(self):
        self.items, self.waiting = deque(), deque()

    def put(self, item):
        self.items.append(item)

    async def get(self):
        while not self.items:
            await Sleep(1)
        return self.items.popleft()


class Loop:
    def __init__(self):
        self.time, self.count, self.ready, self.results = 0, 0, [], {}

    def spawn(self, name, coro, delay=0):
        self.count += 1
        heapq.heappush(self.ready, (self.time + delay, self.count, name, coro))

    def run(self):
        while self.ready:
            self.time, _, name, coro = heapq.heappop(self.ready)
            try:
                sleep = coro.send(None)
            except StopIteration as e:
                self.results[name] = e.value
            except Exception as e:
                self.results[name] = repr(e)
            else:
                self.spawn(name, coro, sleep.until)


async def producer(q, n):
    for i in range(n):
        q.put(i * i)
        await Sleep(2)
    q.put(None)
    return "produced %d" % n


async def consumer(q):
    total = 0
    while (item := await q.get()) is not None:
        print("item", item)
        total += item
    return total


async def ticks(n):
    for i in range(n):
        await Sleep(3)
        yield i


async def ticker():
    return [t async for t in ticks(3)]


async def fails():
    await Sleep(4)
    raise LookupError("nothing")


loop, queue = Loop(), Queue()
loop.spawn("p", producer(queue, 4))
loop.spawn("c", consumer(queue))
loop.spawn("t", ticker())
loop.spawn("f", fails())
loop.run()
print(loop.time, sorted(loop.results.items()))
