package org.jilectomy.runtime.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static String best(String name, String... candidates) {
        return Suggestions.best(new ArrayList<>(List.of(candidates)), name);
    }

    @Test
    void aMissingLetterIsSimilar() {
        assertThat(best("prnt", "input", "print")).isEqualTo("print");
    }

    @Test
    void anotherCaseIsMoreSimilarThanAnotherLetter() {
        assertThat(best("Value", "Valve", "value")).isEqualTo("value");
    }

    @Test
    void theFirstOfEqualsWins() {
        assertThat(best("bar", "baz", "bat")).isEqualTo("baz");
    }

    @Test
    void aDifferentNameIsNotSuggested() {
        assertThat(best("zzzz", "print", "value")).isNull();
    }

    @Test
    void theNameItselfIsNotSuggested() {
        assertThat(best("same", "same")).isNull();
    }

    @Test
    void tooManyCandidatesAreNotSearched() {
        assertThat(Suggestions.best(new ArrayList<>(Collections.nCopies(750, "print")), "prnt"))
                .isNull();
    }
}
