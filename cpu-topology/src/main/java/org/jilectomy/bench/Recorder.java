package org.jilectomy.bench;

import java.util.List;
import org.jilectomy.bench.results.ProcessLife;
import org.jilectomy.bench.results.Protocol;
import org.jilectomy.bench.results.Sample;
import org.jilectomy.bench.results.Side;
import org.jilectomy.bench.results.WarmUpSeries;

/** Who hears of everything as soon as it is known, in case the run does not come to its end. */
interface Recorder {
    /** The protocol is fixed: before the first sample. */
    void begin(Protocol protocol);

    /** Samples of a round, just taken, between two timed regions. */
    void samples(Side side, List<Integer> cpus, List<Sample> samples);

    void warmUp(Side side, List<Integer> cpus, WarmUpSeries series);

    void process(ProcessLife life);

    /** Nobody hears. */
    static Recorder none() {
        return new Recorder() {
            @Override
            public void begin(Protocol protocol) {}

            @Override
            public void samples(Side side, List<Integer> cpus, List<Sample> samples) {}

            @Override
            public void warmUp(Side side, List<Integer> cpus, WarmUpSeries series) {}

            @Override
            public void process(ProcessLife life) {}
        };
    }
}
