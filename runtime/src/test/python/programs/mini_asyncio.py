# An event loop of one's own for async/await: tasks, gather, locks, queues, timeouts, async iteration and contexts.

import heapq
from collections import deque
from itertools import count


class Cancelled(BaseException):
    pass


class Future:
    def __init__(self, loop):
        self.loop, self.finished, self.value, self.error, self.callbacks = loop, False, None, None, []

    def __await__(self):
        if not self.finished:
            yield self
        if self.error is not None:
            raise self.error
        return self.value

    def _finish(self):
        self.finished = True
        callbacks, self.callbacks = self.callbacks, []
        for callback in callbacks:
            self.loop.soon(callback, self)

    def set_result(self, value):
        if not self.finished:
            self.value = value
            self._finish()

    def set_error(self, error):
        if not self.finished:
            self.error = error
            self._finish()

    def when_done(self, callback):
        if self.finished:
            self.loop.soon(callback, self)
        else:
            self.callbacks.append(callback)


class Task(Future):
    def __init__(self, loop, coro, name):
        super().__init__(loop)
        self.coro, self.name, self.cancelling, self.waiting = coro, name, False, None
        loop.soon(self.step, None)

    def step(self, _):
        if self.finished:
            return
        self.waiting = None
        try:
            if self.cancelling:
                self.cancelling = False
                waited = self.coro.throw(Cancelled())
            else:
                waited = self.coro.send(None)
        except StopIteration as stop:
            self.set_result(stop.value)
        except (Exception, Cancelled) as e:
            self.set_error(e)
        else:
            self.waiting = waited
            waited.when_done(self.step)

    def cancel(self):
        if self.finished:
            return False
        self.cancelling = True
        self.loop.soon(self.step, None)
        return True

    def __repr__(self):
        return f"<{self.name} {'done' if self.finished else 'pending'}>"


class Loop:
    def __init__(self):
        self.ready, self.timers, self.now, self.ids, self.steps = deque(), [], 0.0, count(), 0

    def soon(self, callback, arg):
        self.ready.append((callback, arg))

    def sleep(self, delay, value=None):
        future = Future(self)
        heapq.heappush(self.timers, (self.now + delay, next(self.ids), future, value))
        return future

    def spawn(self, coro, name=None):
        return Task(self, coro, name or coro.__name__)

    def run(self, coro):
        main = self.spawn(coro, "main")
        while not main.finished:
            if self.ready:
                callback, arg = self.ready.popleft()
                self.steps += 1
                callback(arg)
            elif self.timers:
                self.now, _, future, value = heapq.heappop(self.timers)
                future.set_result(value)
            else:
                main.coro.close()
                raise RuntimeError("deadlock")
        if main.error:
            raise main.error
        return main.value


loop = Loop()


async def gather(*coros, return_errors=False):
    tasks = [loop.spawn(c, f"{c.__name__}#{i}") for i, c in enumerate(coros)]
    results = []
    for task in tasks:
        try:
            results.append(await task)
        except Exception as e:
            if not return_errors:
                for other in tasks:
                    other.cancel()
                raise
            results.append(e)
    return results


async def wait_for(coro, timeout):
    task = loop.spawn(coro)
    loop.sleep(timeout).when_done(lambda _: task.cancel())
    try:
        return await task
    except Cancelled:
        raise TimeoutError(f"{task.name} after {timeout}") from None


class Lock:
    def __init__(self):
        self.held, self.waiters = False, deque()

    async def __aenter__(self):
        if self.held:
            future = Future(loop)
            self.waiters.append(future)
            await future
        self.held = True
        return self

    async def __aexit__(self, *exc):
        self.held = False
        if self.waiters:
            self.held = True
            self.waiters.popleft().set_result(None)


class Queue:
    def __init__(self):
        self.items, self.getters = deque(), deque()

    def put(self, item):
        if self.getters:
            self.getters.popleft().set_result(item)
        else:
            self.items.append(item)

    async def get(self):
        if self.items:
            return self.items.popleft()
        future = Future(loop)
        self.getters.append(future)
        return await future

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await self.get()
        if item is None:
            raise StopAsyncIteration
        return item


def say(*words):
    print(f"[{loop.now:4.1f}]", *words)


async def worker(name, delay, lock):
    for i in range(2):
        await loop.sleep(delay)
        async with lock:
            say(name, "has the lock, round", i)
            await loop.sleep(0.5)
    return name.upper()


async def failing():
    await loop.sleep(0.1)
    raise KeyError("broken")


async def ticker(n):
    try:
        for i in range(n):
            await loop.sleep(1)
            yield i
    finally:
        say("ticker closed")


async def consumer(queue):
    return [item * 2 async for item in queue]


async def main():
    lock = Lock()
    say(await gather(worker("a", 1, lock), worker("b", 1, lock), worker("c", 2, lock)))
    say(await gather(failing(), worker("d", 1, lock), return_errors=True))
    try:
        await gather(failing(), worker("e", 1, lock))
    except KeyError as e:
        say("gather failed:", repr(e))
    try:
        await wait_for(worker("slow", 9, lock), 3)
    except TimeoutError as e:
        say("timeout:", e)
    queue = Queue()
    task = loop.spawn(consumer(queue))
    for i in range(4):
        queue.put(i)
        await loop.sleep(0.25)
    queue.put(None)
    say(task, await task, task)
    say([i * i async for i in ticker(4) if i % 2])
    ticks = ticker(5)
    async for i in ticks:
        if i == 1:
            break
    await ticks.aclose()
    say({i: await loop.sleep(0.5, i + 10) for i in range(3)})
    return "finished"


print(loop.run(main()))
print("steps:", loop.steps, "virtual time:", loop.now)
try:
    loop.run(Queue().get())
except RuntimeError as e:
    print("RuntimeError:", e)
