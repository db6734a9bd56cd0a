package org.jilectomy.bench.report;

import java.util.Arrays;
import org.jilectomy.bench.results.Estimate;

/**
 * How far one set of values lies above another, when the two have nothing to do with each other:
 * forks of two runs cannot be paired, as the forks within a run are. The estimate is the median of
 * all pairwise differences, its interval takes as many of them as the exact distribution of the
 * rank-sum statistic allows; nothing is assumed but independent values. Source: J. L. Hodges, E. L.
 * Lehmann, "Estimates of location based on rank tests", 1963.
 */
final class Shift {
    /** Above so many values a normal distribution is close enough, and quicker. */
    private static final int MOST_EXACT = 60;

    private Shift() {}

    /** By how much the new values lie above the old; without bounds if there are too few. */
    static Estimate of(double[] old, double[] now, double confidence) {
        int m = old.length;
        int n = now.length;
        double[] differences = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                differences[i * n + j] = now[j] - old[i];
            }
        }
        Arrays.sort(differences);
        double middle = Lives.median(differences);
        int left = leftOut(m, n, (1 - confidence) / 2);
        return left < 0
                ? Estimate.of(middle)
                : new Estimate(middle, differences[left],
                        differences[differences.length - 1 - left],
                        confidence);
    }

    /**
     * How many differences may be left out on each side: -1 if not even the outermost would hold
     * the truth with enough confidence.
     */
    private static int leftOut(int m, int n, double risk) {
        if (m == 0 || n == 0) {
            return -1;
        }
        if (m > MOST_EXACT || n > MOST_EXACT) {
            double deviation = Math.sqrt(m * (double) n * (m + n + 1) / 12);
            return (int) Math.floor(m * (double) n / 2 - 1.96 * deviation) - 1;
        }
        double[] chances = rankSums(m, n);
        double below = 0;
        int left = -1;
        for (int u = 0; u < chances.length; u++) {
            below += chances[u];
            if (below > risk) {
                break;
            }
            left = u;
        }
        return left;
    }

    /**
     * The distribution of the number of pairs in which the value of the first set is the larger:
     * the largest of all values belongs to the first set with a chance of m in m + n, and is then
     * larger than all n of the second.
     */
    static double[] rankSums(int m, int n) {
        double[][] ofSecond = new double[n + 1][];
        for (int first = 0; first <= m; first++) {
            double[][] next = new double[n + 1][];
            for (int second = 0; second <= n; second++) {
                double[] chances = new double[first * second + 1];
                if (first == 0 || second == 0) {
                    chances[0] = 1;
                } else {
                    double own = (double) first / (first + second);
                    for (int u = 0; u < ofSecond[second].length; u++) {
                        chances[u + second] += own * ofSecond[second][u];
                    }
                    for (int u = 0; u < next[second - 1].length; u++) {
                        chances[u] += (1 - own) * next[second - 1][u];
                    }
                }
                next[second] = chances;
            }
            ofSecond = next;
        }
        return ofSecond[n];
    }
}
