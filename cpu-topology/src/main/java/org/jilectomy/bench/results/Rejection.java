package org.jilectomy.bench.results;

import java.util.Locale;

/**
 * A rule that a sample broke.
 *
 * @param found the rule's figure for this sample
 * @param limit what the protocol allows
 */
public record Rejection(Rule rule, double found, double limit) {
    @Override
    public String toString() {
        boolean share = limit < 1 && rule != Rule.MIGRATED && rule != Rule.THROTTLED
                && rule != Rule.MAJOR_FAULT;
        return share
                ? String.format(Locale.ROOT, "%s: %.2f %% (limit %.2f %%)", rule.label(),
                        100 * found, 100 * limit)
                : String.format(Locale.ROOT, "%s: %.0f", rule.label(), found);
    }
}
