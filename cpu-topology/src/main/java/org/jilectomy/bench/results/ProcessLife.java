package org.jilectomy.bench.results;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The life of one process.
 *
 * @param startSeconds  from its creation until the benchmark was loaded
 * @param warmUpSeconds of all thread counts together
 * @param warmUpRounds  samples taken meanwhile
 * @param steady        whether its times had settled at the end of the warm-up
 * @param peakBytes     most memory in use at once
 * @param failure       why it was given up, if it was
 */
public record ProcessLife(
        Side side,
        int fork,
        double startSeconds,
        double warmUpSeconds,
        int warmUpRounds,
        boolean steady,
        OptionalLong peakBytes,
        Optional<String> failure) {}
