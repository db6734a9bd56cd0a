# An event loop of generators: tasks, timers on a virtual clock, channels, cancellation, error propagation.

import heapq
from collections import deque


class Cancelled(Exception):
    pass


class ChannelClosed(Exception):
    pass


class Sleep:
    def __init__(self, delay):
        self.delay = delay


class Task:
    count = 0

    def __init__(self, loop, generator, name):
        Task.count += 1
        self.loop, self.generator, self.name = loop, generator, name
        self.done, self.result, self.error, self.waiters = False, None, None, []
        self.waiting_on = None

    def step(self, value=None, error=None):
        if self.done:
            return
        self.waiting_on = None
        try:
            request = self.generator.throw(error) if error else self.generator.send(value)
        except StopIteration as stop:
            self.finish(stop.value)
        except Cancelled as e:
            self.finish(None, e)
        except Exception as e:
            self.finish(None, e)
        else:
            self.loop.handle(self, request)

    def finish(self, result, error=None):
        self.done, self.result, self.error = True, result, error
        for waiter in self.waiters:
            self.loop.soon(waiter, result, error)
        self.loop.log(f'{self.name} ends with {error!r}' if error else f'{self.name} returns {result!r}')

    def cancel(self):
        if not self.done:
            self.loop.soon(self, None, Cancelled(self.name))

    def __iter__(self):
        return (yield self)


class Channel:
    def __init__(self, loop, size=1):
        self.loop, self.size = loop, size
        self.items, self.getters, self.putters, self.closed = deque(), deque(), deque(), False

    def put(self, item):
        yield ('put', self, item)

    def get(self):
        return (yield ('get', self, None))

    def close(self):
        self.closed = True
        while self.getters:
            self.loop.soon(self.getters.popleft(), None, ChannelClosed())

    def __iter__(self):
        while True:
            try:
                item = yield from self.get()
            except ChannelClosed:
                return
            yield ('item', self, item)


class Loop:
    def __init__(self):
        self.ready, self.timers, self.now, self.sequence, self.lines = deque(), [], 0.0, 0, []

    def log(self, text):
        self.lines.append(f'{self.now:6.2f} {text}')

    def soon(self, task, value=None, error=None):
        self.ready.append((task, value, error))

    def spawn(self, generator, name=None):
        task = Task(self, generator, name or generator.__name__)
        self.soon(task)
        return task

    def handle(self, task, request):
        match request:
            case Sleep(delay=delay):
                self.sequence += 1
                heapq.heappush(self.timers, (self.now + delay, self.sequence, task))
            case Task(done=True) as other:
                self.soon(task, other.result, other.error)
            case Task() as other:
                other.waiters.append(task)
                task.waiting_on = other
            case ('put', Channel() as ch, item) if ch.closed:
                self.soon(task, None, ChannelClosed('put'))
            case ('put', Channel() as ch, item):
                if ch.getters:
                    self.soon(ch.getters.popleft(), item)
                    self.soon(task)
                elif len(ch.items) < ch.size:
                    ch.items.append(item)
                    self.soon(task)
                else:
                    ch.putters.append((task, item))
            case ('get', Channel() as ch, _):
                if ch.items:
                    self.soon(task, ch.items.popleft())
                    if ch.putters:
                        putter, item = ch.putters.popleft()
                        ch.items.append(item)
                        self.soon(putter)
                elif ch.closed:
                    self.soon(task, None, ChannelClosed())
                else:
                    ch.getters.append(task)
            case None:
                self.soon(task)
            case other:
                self.soon(task, None, TypeError(f'cannot wait for {type(other).__name__}'))

    def run(self):
        while self.ready or self.timers:
            while self.ready:
                task, value, error = self.ready.popleft()
                task.step(value, error)
            if self.timers:
                self.now, _, task = heapq.heappop(self.timers)
                self.soon(task)


loop = Loop()


def producer(channel, n, pause):
    for i in range(n):
        yield Sleep(pause)
        yield from channel.put(i * i)
        loop.log(f'put {i * i}')
    channel.close()
    return n


def consumer(channel, pause):
    total = 0
    while True:
        try:
            value = yield from channel.get()
        except ChannelClosed:
            return total
        loop.log(f'got {value}')
        total += value
        yield Sleep(pause)


def failing(after):
    yield Sleep(after)
    raise ValueError(f'failed after {after}')


def stubborn():
    try:
        while True:
            yield Sleep(0.5)
    except Cancelled as e:
        loop.log(f'cleaning up {e}')
        yield Sleep(0.25)
        return 'cleaned'
    finally:
        loop.log('finally')


def gather(*tasks):
    results = []
    for task in tasks:
        try:
            results.append((yield task))
        except Exception as e:
            results.append(f'{type(e).__name__}: {e}')
    return results


def main():
    channel = Channel(loop, size=2)
    tasks = [loop.spawn(producer(channel, 6, 0.3)), loop.spawn(consumer(channel, 0.5)), loop.spawn(failing(1.1))]
    endless = loop.spawn(stubborn())
    everything = loop.spawn(gather(*tasks), 'everything')

    def supervisor():
        yield Sleep(1.6)
        endless.cancel()
        results = yield everything
        print('results', results, (yield endless))
        try:
            yield 42
        except TypeError as e:
            print(e)
        late = yield from loop.spawn((x for x in [None, Sleep(0.1)]), 'late')
        return late

    boss = loop.spawn(supervisor())
    loop.run()
    print(*loop.lines, sep='\n')
    print(boss.done, boss.result, Task.count, [t.waiting_on for t in tasks])


main()
