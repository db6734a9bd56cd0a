package org.jilectomy.runtime.linearizability;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Lets threads use one container after another at random, and has each history checked.
 *
 * <p>A round: one of the threads makes the container, so that with private locking its owner is one of
 * those who use it; all meet; each does its operations; all meet; the container's content is read. A
 * round has few operations a thread (the search is exponential), many where keys divide them.
 * Threads wait for each other attached and polling, as Python code would.
 */
final class Rounds {
    private static final int SHORT = 5;
    private static final int LONG = 24;

    private final Model model;
    private final BiFunction<ThreadState, Model, Container> maker;
    private final int threads;
    private final long seed;

    private final AtomicInteger arrived = new AtomicInteger();
    private volatile int phase;
    private volatile Container container;
    private volatile boolean keyed;
    private volatile boolean over;
    private final List<List<Operation>> recorded = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private long operations;
    private final long goal;

    /** A history that has no order, or null. */
    private volatile List<Operation> wrong;

    Rounds(Model model, int threads, long goal, long seed,
            BiFunction<ThreadState, Model, Container> maker) {
        this.model = model;
        this.threads = threads;
        this.goal = goal;
        this.seed = seed;
        this.maker = maker;
        for (int i = 0; i < threads; i++) {
            recorded.add(new ArrayList<>());
        }
    }

    /**
     * Runs until so many operations were checked, or one history is wrong.
     *
     * @param me the calling thread's state, detached meanwhile
     * @return the wrong history, or null
     */
    List<Operation> run(ThreadState me) throws InterruptedException {
        List<Thread> crew = new ArrayList<>();
        me.detach();
        for (int i = 0; i < threads; i++) {
            int index = i;
            Thread thread = new Thread(() -> {
                ThreadState ts = ThreadState.create();
                try {
                    member(ts, index);
                } catch (Throwable t) {
                    failure.compareAndSet(null, t);
                    over = true;
                } finally {
                    ts.destroy();
                }
            });
            crew.add(thread);
            thread.start();
        }
        for (Thread thread : crew) {
            thread.join();
        }
        me.attach();
        if (failure.get() != null) {
            throw new AssertionError("a thread failed", failure.get());
        }
        return wrong;
    }

    long operations() {
        return operations;
    }

    private void member(ThreadState ts, int index) {
        SplittableRandom random = new SplittableRandom(seed + index);
        for (int round = 0; !over; round++) {
            if (index == round % threads) {
                keyed = model.hasKeys() && round % 4 != 0;
                container = maker.apply(ts, model);
            }
            meet(ts);
            List<Operation> mine = recorded.get(index);
            mine.clear();
            operate(ts, index, random, mine);
            meet(ts);
            if (index == (round + 1) % threads && !over) {
                judge(ts);
            }
            meet(ts);
        }
    }

    private void operate(ThreadState ts, int index, SplittableRandom random, List<Operation> mine) {
        Container shared = container;
        boolean oneKey = keyed;
        int n = oneKey ? LONG : SHORT;
        for (int i = 0; i < n && !over; i++) {
            ThreadState.poll(ts);
            String name = model.choose(random, oneKey);
            int fresh = (index + 1) * 100 + i;
            boolean first = !name.equals("append") && !name.equals("appendleft");
            int a = first ? random.nextInt(Model.KEYS) : fresh;
            long begin = System.nanoTime();
            Object answer = shared.perform(ts, name, a, fresh);
            // Who owns a container writes it plainly: that leaves this processor before all that the thread
            // does next, but for reading the clock, which waits for nobody.
            VarHandle.fullFence();
            long end = System.nanoTime();
            mine.add(new Operation(index, name, a, fresh, answer, begin, end));
        }
    }

    /** By one thread, while the others wait. */
    private void judge(ThreadState ts) {
        List<Operation> history = new ArrayList<>();
        for (List<Operation> part : recorded) {
            history.addAll(part);
        }
        operations += history.size();
        String last = model.hasKeys() ? "get" : "contents";
        for (int key = 0; key < (model.hasKeys() ? Model.KEYS : 1); key++) {
            String name = model == Model.SET ? "contains" : last;
            long begin = System.nanoTime();
            Object answer = container.perform(ts, name, key, 0);
            history.add(new Operation(-1, name, key, 0, answer, begin, System.nanoTime()));
        }
        history.sort(Comparator.comparingLong(Operation::begin));
        container.release(ts);
        boolean right = keyed ? Checker.isLinearizableByKey(model, history)
                : Checker.isLinearizable(model, history);
        if (!right) {
            wrong = history;
        }
        over |= !right || operations >= goal;
    }

    private void meet(ThreadState ts) {
        int before = phase;
        if (arrived.incrementAndGet() == threads) {
            arrived.set(0);
            phase = before + 1;
            return;
        }
        for (int i = 0; phase == before && failure.get() == null; i++) {
            ThreadState.poll(ts);
            if (i < 200) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }
}
