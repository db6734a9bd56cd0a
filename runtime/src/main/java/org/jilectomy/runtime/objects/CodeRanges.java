package org.jilectomy.runtime.objects;

/**
 * A set of code points given as sorted ranges in text ({@code "b2-b3 b9"}); look-up by bisection.
 * Immutable.
 */
final class CodeRanges {
    private final int[] starts;
    private final int[] ends;

    CodeRanges(String text) {
        int n = 1;
        for (int i = 0; i < text.length(); i++) {
            n += text.charAt(i) == ' ' ? 1 : 0;
        }
        starts = new int[n];
        ends = new int[n];
        int at = 0;
        for (int i = 0; i < n; i++) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            int dash = text.indexOf('-', at);
            boolean single = dash < 0 || dash > end;
            starts[i] = Integer.parseInt(text, at, single ? end : dash, 16);
            ends[i] = single ? starts[i] : Integer.parseInt(text, dash + 1, end, 16);
            at = end + 1;
        }
    }

    boolean contains(int c) {
        int low = 0;
        int high = starts.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (c < starts[middle]) {
                high = middle - 1;
            } else if (c > ends[middle]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
