package org.jilectomy.bench.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * After how many forks the result is looked at, and which risk of a chance finding each look may
 * take. Looking after every fork and stopping at the first "significant" result finds differences
 * that do not exist; here the risks of all looks add up to the one asked for.
 *
 * @param forks numbers of forks, ascending
 * @param risks of each look
 */
public record LookPlan(List<Integer> forks, List<Double> risks) {
    /** Forks between two looks. */
    private static final int STEP = 4;

    public LookPlan {
        forks = List.copyOf(forks);
        risks = List.copyOf(risks);
    }

    /** Half of the risk for the last look, the other half shared by those before. */
    public static LookPlan of(int least, int most, double risk) {
        List<Integer> forks = new ArrayList<>();
        for (int n = least; n < most; n += STEP) {
            forks.add(n);
        }
        forks.add(most);
        List<Double> risks = new ArrayList<>();
        for (int i = 1; i < forks.size(); i++) {
            risks.add(risk / 2 / (forks.size() - 1));
        }
        risks.add(forks.size() == 1 ? risk : risk / 2);
        return new LookPlan(forks, risks);
    }

    /** Whether it is time to look after so many forks. */
    public boolean isLook(int done) {
        return forks.contains(done) || done >= forks.getLast();
    }

    /** The confidence of intervals after so many forks. */
    public double confidence(int done) {
        for (int i = 0; i < forks.size(); i++) {
            if (done <= forks.get(i)) {
                return 1 - risks.get(i);
            }
        }
        return 1 - risks.getLast();
    }
}
