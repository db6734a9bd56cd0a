package org.jilectomy.bench.trials;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** The inside of a busy process: a thread that computes nothing, now and then or on demand. */
final class Neighbour {
    private volatile boolean busy;

    /** Mean milliseconds on and off; 0: on demand. */
    private volatile double onMillis;

    private volatile double offMillis;

    void obey(BufferedReader in) throws IOException {
        Thread spinner = Thread.ofPlatform().daemon().name("neighbour").start(this::live);
        System.out.println("ready");
        System.out.flush();
        for (String line; (line = in.readLine()) != null && !line.equals("quit");) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "on" -> busy = true;
                case "duty" -> {
                    offMillis = Double.parseDouble(words[2]);
                    onMillis = Double.parseDouble(words[1]);
                }
                default -> busy = false;
            }
            LockSupport.unpark(spinner);
        }
    }

    private void live() {
        Random random = new Random();
        while (true) {
            if (onMillis > 0) {
                long until = System.nanoTime() + exponential(random, onMillis);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                LockSupport.parkNanos(exponential(random, offMillis));
            } else if (busy) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
    }

    private static long exponential(Random random, double meanMillis) {
        return (long) (-1e6 * meanMillis * Math.log(1 - random.nextDouble()));
    }
}
