package org.jilectomy.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A contender of a fork and how its life has been so far. */
final class Life {
    final Contender contender;
    double startSeconds;
    double warmUpSeconds;
    int warmUpRounds;
    boolean steady = true;

    /** Of the fastest warm-up sample, by placement: what is more was waiting, or not yet warm. */
    final Map<List<Integer>, Double> secondsPerCall = new HashMap<>();

    /** What a sample takes beside its timed region: waking up the process, looking around. */
    final Map<List<Integer>, Double> secondsAround = new HashMap<>();

    Life(Contender contender) {
        this.contender = contender;
    }
}
