package org.jilectomy.bench;

/** Whoever wants to hear how a run gets on. */
public interface Monitor {
    /** A remark that stays. */
    void say(String line);

    /**
     * How far the run is.
     *
     * @param share of the work that is done, 0 to 1, by what is known so far
     * @param what  is being done, in a few words
     */
    default void update(double share, String what) {}

    /** Nobody listens. */
    static Monitor silent() {
        return line -> {};
    }
}
