package org.jilectomy.safepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.jilectomy.locks.Crew;
import org.junit.jupiter.api.Test;

class MutatorTest {
    @Test
    void attachAndDetachAlternate() {
        TestMutator me = new TestMutator();
        assertThat(me.isAttached()).isFalse();
        assertThatThrownBy(me::detach).isInstanceOf(IllegalStateException.class);
        me.attach();
        assertThat(me.isAttached()).isTrue();
        assertThatThrownBy(me::attach).isInstanceOf(IllegalStateException.class);
        me.detach();
        assertThat(me.isAttached()).isFalse();
    }

    @Test
    void aRequestMakesThePollNegativeAndKeepsThePayload() {
        TestMutator me = new TestMutator();
        me.attach();
        me.setPollPayload(1000);
        me.requestService();
        assertThat(me.poll).isNegative();
        assertThat(me.pollPayload()).isEqualTo(1000);
        me.setPollPayload(500);
        assertThat(me.poll).isNegative();
        me.pollSlow();
        assertThat(me.poll).isEqualTo(500);
        assertThat(me.polls()).isEqualTo(1);
        assertThat(me.isServiceRequested()).isFalse();
        me.detach();
    }

    @Test
    void whatOnPollThrowsLeavesThePollOnce() {
        Mutator me = new Mutator() {
            @Override
            protected void onPoll() {
                throw new IllegalArgumentException("from a signal handler");
            }
        };
        me.attach();
        me.requestService();
        assertThatThrownBy(me::pollSlow).isInstanceOf(IllegalArgumentException.class);
        assertThat(me.poll).isNotNegative();
        me.pollSlow();
        me.detach();
    }

    @Test
    void requestsAndPayloadUpdatesDoNotLoseEachOther() throws Exception {
        TestMutator me = new TestMutator();
        AtomicInteger running = new AtomicInteger(1);
        AtomicInteger served = new AtomicInteger();
        int requests = 3000;
        Crew crew = Crew.of(2, role -> {
            if (role == 0) {
                me.attach();
                for (int payload = 0; running.get() > 0 || me.poll < 0; payload++) {
                    me.setPollPayload(payload & 0xFFFF);
                    if ((payload & 0xFF) == 0) {
                        Thread.yield(); // the other one may have no processor of its own
                    }
                    if (me.poll < 0) {
                        me.pollSlow();
                        served.set(me.polls());
                    }
                    if (me.pollPayload() != (payload & 0xFFFF)) {
                        throw new AssertionError("payload lost");
                    }
                }
                me.detach();
            } else {
                for (int i = 1; i <= requests; i++) {
                    int before = served.get();
                    me.requestService();
                    while (served.get() == before) {
                        Thread.yield(); // for ever if the request is lost
                    }
                }
                running.set(0);
            }
        });
        crew.join();
        assertThat(me.polls()).isEqualTo(requests);
    }
}
