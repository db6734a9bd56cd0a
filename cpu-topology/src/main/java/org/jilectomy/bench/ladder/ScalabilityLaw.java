package org.jilectomy.bench.ladder;

/**
 * Gunther's Universal Scalability Law, fitted to a side's measured throughput: what N threads do in
 * the time in which one does 1.
 *
 * <pre>
 *                      N
 *   C(N) = ---------------------------      σ  contention: the share that only one does at a time
 *          1 + σ (N - 1) + κ N (N - 1)      κ  coherence: what each pays for each other
 * </pre>
 *
 * <p>With κ = 0 this is Amdahl's law; with κ > 0 throughput has a peak and falls behind it. As
 * N/C(N) - 1 = σ (N-1) + κ N (N-1) is linear in both, least squares need no iteration; neither is
 * negative (that would be work that others do for us), so where one comes out below zero the other is
 * fitted alone. Two unknowns by two normal equations: a library would be longer.
 *
 * <p><b>What two thread counts cannot say.</b> One measured loss (1 thread and one other count) is
 * one equation: contention alone explains it, or coherence alone, and they part ways beyond. Then
 * both are kept, and a prediction is the range between them.
 *
 * @param sigma    σ; with {@code !separable} if all of the loss is contention
 * @param kappa    κ; with {@code !separable} if all of the loss is coherence
 * @param separable whether there were counts enough to tell one from the other
 * @see <a href="https://arxiv.org/abs/0808.1431">N. J. Gunther, A General Theory of Computational
 *     Scalability Based on Rational Functions (2008)</a>
 */
record ScalabilityLaw(double sigma, double kappa, boolean separable) {
    /**
     * The law that fits best.
     *
     * @param threads    counts, without two threads on one core: that is another law
     * @param throughput of each, one thread's being 1
     */
    static ScalabilityLaw fit(int[] threads, double[] throughput) {
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double ay = 0;
        double by = 0;
        int equations = 0;
        for (int i = 0; i < threads.length; i++) {
            double n = threads[i];
            if (n <= 1 || !(throughput[i] > 0)) {
                continue;
            }
            double a = n - 1;
            double b = n * (n - 1);
            double y = n / throughput[i] - 1;
            aa += a * a;
            ab += a * b;
            bb += b * b;
            ay += a * y;
            by += b * y;
            equations++;
        }
        double contention = aa == 0 ? 0 : Math.max(0, ay / aa);
        double coherence = bb == 0 ? 0 : Math.max(0, by / bb);
        if (equations < 2) {
            return new ScalabilityLaw(contention, coherence, false);
        }
        double determinant = aa * bb - ab * ab;
        double sigma = (ay * bb - by * ab) / determinant;
        double kappa = (by * aa - ay * ab) / determinant;
        if (sigma < 0) {
            return new ScalabilityLaw(0, coherence, true);
        }
        return kappa < 0 ? new ScalabilityLaw(contention, 0, true)
                : new ScalabilityLaw(sigma, kappa, true);
    }

    /** Throughput of n threads; the greatest that the measurements allow. */
    double most(double n) {
        return throughput(n, sigma, separable ? kappa : 0);
    }

    /** Throughput of n threads; the least that the measurements allow. */
    double least(double n) {
        return throughput(n, separable ? sigma : 0, kappa);
    }

    private static double throughput(double n, double sigma, double kappa) {
        return n / (1 + sigma * (n - 1) + kappa * n * (n - 1));
    }

    /** Beyond so many threads throughput falls; infinite without coherence. */
    double peak() {
        double s = separable ? sigma : 0;
        return kappa == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(Math.max(0, 1 - s) / kappa);
    }
}
