package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.bench.WorkerProtocol.Failure;
import org.jilectomy.bench.WorkerProtocol.Hello;
import org.jilectomy.bench.WorkerProtocol.RoundLine;
import org.jilectomy.bench.WorkerProtocol.ThreadLine;
import org.jilectomy.bench.results.ThreadTime;
import org.junit.jupiter.api.Test;

class WorkerProtocolTest {
    @Test
    void linesOfTheScriptAreNotAnswers() {
        assertThat(WorkerProtocol.parse("round 1 2")).isEmpty();
    }

    @Test
    void answersAreParsed() {
        assertThat(WorkerProtocol.parse("@bench hello 1 cpython 3.11.2 os yes"))
                .hasValue(new Hello("cpython", "3.11.2", "os", true));
        assertThat(WorkerProtocol.parse("@bench thread 1 -1 20 30 40 5 6 7 8 9"))
                .hasValue(new ThreadLine(1, new ThreadTime(-1, -1, -1, 20, 30, 40),
                        new Turn.Counters(5, 6, 7, 8, 9, -1)));
        assertThat(WorkerProtocol.parse("@bench error script ValueError: a b  c"))
                .hasValue(new Failure("script", "ValueError: a b  c"));
    }

    @Test
    void malformedAnswerIsAFailureOfTheProtocol() {
        assertThat(WorkerProtocol.parse("@bench round 12"))
                .hasValueSatisfying(answer -> assertThat(((Failure) answer).kind())
                        .isEqualTo("protocol"));
    }

    @Test
    void threadsOfATurnAreInOrder() {
        Turn turn = WorkerProtocol.turn(
                new ArrayList<>(List.of(
                        new ThreadLine(1, new ThreadTime(1, 1, 1, 10, 0, 20),
                                new Turn.Counters(1, 2, 3, 4, -1, 6)),
                        new ThreadLine(0, new ThreadTime(0, 0, 0, 20, 0, 22),
                                new Turn.Counters(1, 2, 3, 4, 5, 7)))),
                new RoundLine(25, 31));
        assertThat(turn.threads().getFirst().cpuNanos()).isEqualTo(20);
        assertThat(turn.threadCpu()).isEqualTo(30);
        assertThat(turn.wall()).isEqualTo(22);
        assertThat(turn.counters()).isEqualTo(new Turn.Counters(2, 4, 6, 8, -1, 13));
    }
}
