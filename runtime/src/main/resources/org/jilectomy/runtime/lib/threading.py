"""Threads and what they wait for each other with.

The lowest layer is _thread: starting a thread, a lock, a re-entrant lock, thread-local data. All
else is made of these. A waiter is a lock that is taken twice: whoever notifies it releases it.
"""

import _thread
from time import monotonic as _now

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread',
           'TIMEOUT_MAX', 'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread',
           'Barrier', 'BrokenBarrierError', 'Timer', 'ThreadError', 'setprofile', 'settrace',
           'local', 'stack_size', 'excepthook', 'ExceptHookArgs', 'getprofile', 'gettrace',
           'get_native_id']

Lock = _thread.allocate_lock
RLock = _thread.RLock
local = _thread._local
ThreadError = _thread.error
TIMEOUT_MAX = _thread.TIMEOUT_MAX
get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
stack_size = _thread.stack_size

_trace = None
_profile = None


def settrace(func):
    global _trace
    if func is not None:
        raise NotImplementedError('threading.settrace() is not supported yet')
    _trace = func


def gettrace():
    return _trace


def setprofile(func):
    global _profile
    if func is not None:
        raise NotImplementedError('threading.setprofile() is not supported yet')
    _profile = func


def getprofile():
    return _profile


class Condition:
    """A lock with a queue of threads that wait until another one notifies them."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # A lock that counts has to be given up whole, and taken back as deep as it was. Only the
        # lock's methods are kept: one of our own, bound, would make this object own itself.
        for own, name in (('_give_up', '_release_save'), ('_take_back', '_acquire_restore'),
                          ('_is_owned', '_is_owned')):
            method = getattr(lock, name, None)
            if method is not None:
                setattr(self, own, method)
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return '<Condition(%s, %d)>' % (self._lock, len(self._waiters))

    def _give_up(self):
        self._lock.release()

    def _take_back(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Give up the lock, sleep until notified or timed out, take the lock again.

        False if it timed out.
        """
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._give_up()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._take_back(state)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate() is true; its last value is the result."""
        end = None
        result = predicate()
        while not result:
            rest = None
            if timeout is not None:
                if end is None:
                    end = _now() + timeout
                    rest = timeout
                else:
                    rest = end - _now()
                    if rest <= 0:
                        break
            self.wait(rest)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up to n of the threads that wait, the longest waiting first."""
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters.pop(0)
            try:
                waiter.release()
            except RuntimeError:
                pass  # it timed out just now and is gone
            else:
                n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    """A counter that threads take from; who finds it at zero waits."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return (f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:'
                f' value={self._value}>')

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None if timeout is None else _now() + timeout
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                rest = None
                if end is not None:
                    rest = end - _now()
                    if rest <= 0:
                        return False
                self._cond.wait(rest)
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that is never released more often than it was taken."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return (f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:'
                f' value={self._value}/{self._initial_value}>')

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag to wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        state = 'set' if self._flag else 'unset'
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>'

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            if not self._flag:
                if timeout is None:
                    while not self._flag:
                        self._cond.wait()
                else:
                    self._cond.wait_for(self.is_set, timeout)
            return self._flag


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """A place where a number of threads meet; all go on once the last has come.

    The state goes filling -> draining -> filling; resetting while threads leave, and broken for
    good, until reset().
    """

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 'filling'
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        if self.broken:
            return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: broken>'
        return (f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:'
                f' waiters={self.n_waiting}/{self.parties}>')

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in ('draining', 'resetting'):
                self._cond.wait()
            if self._state == 'broken':
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ('draining', 'resetting'):
                    self._state = 'filling'
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = 'draining'
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 'filling', timeout):
            self._break()
            raise BrokenBarrierError
        if self._state != 'draining':
            raise BrokenBarrierError

    def _break(self):
        self._state = 'broken'
        self._cond.notify_all()

    def reset(self):
        """Back to empty; threads that wait get a BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                if self._state in ('filling', 'broken'):
                    self._state = 'resetting'
            else:
                self._state = 'filling'
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        return self._state == 'broken'


# Guards the two tables of threads and the counter of names.
_tables_lock = Lock()
_active = {}
_starting = {}
_name_counter = 0


def _new_name(template):
    global _name_counter
    with _tables_lock:
        _name_counter += 1
        return template % _name_counter


class ExceptHookArgs(tuple):
    """What threading.excepthook gets: exc_type, exc_value, exc_traceback, thread."""

    __slots__ = ()
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return ('_thread._ExceptHookArgs(exc_type=%r, exc_value=%r, exc_traceback=%r, thread=%r)'
                % (self[0], self[1], self[2], self[3]))


excepthook = _thread._excepthook
__excepthook__ = excepthook


class Thread:
    """A thread of control."""

    _started_ok = False  # whether __init__ ran

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError('group argument must be None for now')
        if name is None:
            name = _new_name('Thread-%d')
            if target is not None:
                try:
                    name += ' (' + target.__name__ + ')'
                except AttributeError:
                    pass
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._started = Event()
        self._stopped = False
        self._done = None  # a lock the runtime releases when the thread has ended
        self._started_ok = True

    def __repr__(self):
        if not self._started_ok:
            raise AssertionError('Thread.__init__() was not called')
        status = 'initial'
        if self._started.is_set():
            status = 'started'
        self.is_alive()
        if self._stopped:
            status = 'stopped'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += ' %s' % self._ident
        return '<%s(%s, %s)>' % (self.__class__.__name__, self._name, status)

    def start(self):
        if not self._started_ok:
            raise RuntimeError('thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('threads can only be started once')
        with _tables_lock:
            _starting[self] = self
        try:
            _thread.start_new_thread(self._bootstrap, ())
        except Exception:
            with _tables_lock:
                del _starting[self]
            raise
        self._started.wait()

    def run(self):
        """What the thread does; may be overridden."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # The thread object may live long; what it worked on need not.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._done = _thread._set_sentinel()
        self._done.acquire()
        if not self._daemonic:
            with _tables_lock:
                _to_join.append(self)
        with _tables_lock:
            _active[self._ident] = self
            del _starting[self]
        self._started.set()
        try:
            self.run()
        except BaseException as e:
            _report(e, self)
        finally:
            with _tables_lock:
                _active.pop(self._ident, None)

    def join(self, timeout=None):
        if not self._started_ok:
            raise RuntimeError('Thread.__init__() not called')
        if not self._started.is_set():
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if timeout is None:
            self._wait_done(True, -1)
        else:
            self._wait_done(True, max(timeout, 0))

    def _wait_done(self, blocking, timeout):
        done = self._done
        if done is None:
            return
        if done.acquire(blocking, timeout):
            done.release()
            if blocking:
                _thread._await_end(self._ident)
            self._stop()

    def _stop(self):
        self._stopped = True
        self._done = None
        with _tables_lock:
            if self in _to_join:
                _to_join.remove(self)

    def is_alive(self):
        if not self._started_ok:
            raise AssertionError('Thread.__init__() not called')
        if self._stopped or not self._started.is_set():
            return False
        self._wait_done(False, -1)
        return not self._stopped

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return self._native_id

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._started_ok:
            raise RuntimeError('Thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


def _report(exc, thread):
    """Hand an exception that ended a thread to the hook; never raises."""
    try:
        hook = excepthook
        if hook is None:
            hook = __excepthook__
        hook(ExceptHookArgs((type(exc), exc, exc.__traceback__, thread)))
    except BaseException as e:
        import sys
        sys.stderr.write('Exception in threading.excepthook:\n')
        sys.excepthook(type(e), e, e.__traceback__)


class Timer(Thread):
    """Calls a function after a number of seconds, unless cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _Adopted(Thread):
    """A thread that was not made by Thread: the main one, or one of _thread's."""

    def __init__(self, name, daemon):
        Thread.__init__(self, name=name, daemon=daemon)
        self._started.set()
        self._ident = get_ident()
        self._native_id = get_native_id()
        with _tables_lock:
            _active[self._ident] = self

    def is_alive(self):
        return not self._stopped

    def join(self, timeout=None):
        raise RuntimeError('cannot join a dummy thread')


class _MainThread(_Adopted):
    def __init__(self):
        _Adopted.__init__(self, 'MainThread', False)

    def join(self, timeout=None):
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        raise NotImplementedError('joining the main thread is not supported yet')


class _DummyThread(_Adopted):
    def __init__(self):
        _Adopted.__init__(self, _new_name('Dummy-%d'), True)


def current_thread():
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


currentThread = current_thread


def active_count():
    with _tables_lock:
        return len(_active) + len(_starting)


activeCount = active_count


def enumerate():
    """All threads that are alive."""
    with _tables_lock:
        return list(_active.values()) + list(_starting.values())


def main_thread():
    return _main_thread


# Threads that interpreter exit waits for, in the order they were started.
_to_join = []
_exit_calls = []


def _register_atexit(func, *args, **kwargs):
    _exit_calls.append((func, args, kwargs))


def _shutdown():
    """Called when the main thread has run the program: wait for threads that are not daemons."""
    if _main_thread._stopped:
        return
    _main_thread._stopped = True
    while _exit_calls:
        func, args, kwargs = _exit_calls.pop()
        func(*args, **kwargs)
    while True:
        with _tables_lock:
            if not _to_join:
                break
            thread = _to_join[0]
        thread.join()


_main_thread = _MainThread()
