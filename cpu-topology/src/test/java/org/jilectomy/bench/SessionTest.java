package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionTest {
    @Test
    void clockThatWandersHasArrivedAndOneThatClimbsHasNot() {
        Random random = new Random(1);
        List<Double> wandering = IntStream.range(0, 20)
                .mapToObj(i -> 3950 * (1 + 0.004 * random.nextGaussian())).toList();
        List<Double> climbing = IntStream.range(0, 20).mapToObj(i -> 2400.0 + 10 * i).toList();
        assertThat(Session.agree(wandering)).isTrue();
        assertThat(Session.agree(climbing)).isFalse();
        assertThat(Session.agree(wandering.subList(0, 19))).isFalse();
    }
}
