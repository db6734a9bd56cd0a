package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StartLineTest {
    @Test
    void whoIsAloneWaitsForNobody() {
        assertThat(new StartLine(1).cross()).isTrue();
    }

    @Test
    void whoWaitsInVainGoesOnAndTheLateOneIsToldToo() {
        StartLine line = new StartLine(2);
        assertThat(line.cross()).isFalse();
        assertThat(line.cross()).isFalse();
    }

    @Test
    void allAgreeThatTheyStartedTogetherOrNot() throws Exception {
        boolean once = false;
        for (int i = 0; i < 200; i++) {
            StartLine line = new StartLine(2);
            CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(line::cross);
            boolean mine = line.cross();
            assertThat(other.get()).isEqualTo(mine);
            once |= mine;
        }
        assertThat(once).isTrue();
    }
}
