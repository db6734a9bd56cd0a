package org.jilectomy.bench.trials;

import java.util.List;
import org.jilectomy.bench.WorkerException;

/** One trial on this machine. */
interface LiveTrial {
    /** Everything; takes minutes. */
    void run() throws WorkerException;

    /** What came out so far, from any thread; none before the first comparison. */
    List<TrialRow> rows();
}
