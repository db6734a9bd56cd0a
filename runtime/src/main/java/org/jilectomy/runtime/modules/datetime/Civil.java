package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The Gregorian calendar, extended to year 1, on plain ints. Days are counted from 1 January of
 * year 1, which is day 1. A year is taken to begin in March, so that the leap day is its last.
 */
final class Civil {
    static final int MINYEAR = 1;
    static final int MAXYEAR = 9999;
    static final int MAXORDINAL = 3652059;
    static final int EPOCH = 719163; // 1 January 1970

    static final long SECOND = 1_000_000L;
    static final long DAY = 86_400 * SECOND;

    private static final int CYCLE = 146_097; // days of 400 years
    private static final int TO_MARCH = 305; // from 1 March of year 0 to day 0
    private static final byte[] LENGTHS = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Civil() {}

    static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static int daysInMonth(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : LENGTHS[month];
    }

    static int ordinal(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int cycle = Math.floorDiv(y, 400);
        int ofCycle = y - cycle * 400;
        int ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return cycle * CYCLE + ofCycle * 365 + ofCycle / 4 - ofCycle / 100 + ofYear - TO_MARCH;
    }

    /** {@code year << 16 | month << 8 | day} of an ordinal. */
    static int fromOrdinal(int ordinal) {
        long z = (long) ordinal + TO_MARCH;
        int cycle = (int) Math.floorDiv(z, (long) CYCLE);
        int ofCycle = (int) (z - (long) cycle * CYCLE);
        int years = (ofCycle - ofCycle / 1460 + ofCycle / 36_524 - ofCycle / 146_096) / 365;
        int ofYear = ofCycle - (365 * years + years / 4 - years / 100);
        int m = (5 * ofYear + 2) / 153;
        int day = ofYear - (153 * m + 2) / 5 + 1;
        int month = m < 10 ? m + 3 : m - 9;
        int year = years + cycle * 400 + (month <= 2 ? 1 : 0);
        return year << 16 | month << 8 | day;
    }

    static int year(int packed) {
        return packed >> 16;
    }

    static int month(int packed) {
        return packed >> 8 & 0xff;
    }

    static int day(int packed) {
        return packed & 0xff;
    }

    static int dayOfYear(int year, int month, int day) {
        return ordinal(year, month, day) - ordinal(year, 1, 1) + 1;
    }

    /** 0 is Monday. */
    static int weekday(int year, int month, int day) {
        return Math.floorMod(ordinal(year, month, day) + 6, 7);
    }

    /** The ordinal of the Monday that begins an ISO year. */
    private static int firstMonday(int year) {
        int first = ordinal(year, 1, 1);
        int weekday = Math.floorMod(first + 6, 7);
        return first - weekday + (weekday > 3 ? 7 : 0);
    }

    /** {@code year << 16 | week << 8 | weekday}, 1 being Monday. */
    static int isoCalendar(int year, int month, int day) {
        int today = ordinal(year, month, day);
        int isoYear = year;
        if (today < firstMonday(year)) {
            isoYear--;
        } else if (today >= firstMonday(year + 1)) {
            isoYear++;
        }
        int days = today - firstMonday(isoYear);
        return isoYear << 16 | days / 7 + 1 << 8 | days % 7 + 1;
    }

    /** The ordinal of a day of an ISO week; ValueError says what is out of range. */
    static int fromIso(ThreadState ts, int year, int week, int weekday) {
        if (year < MINYEAR || year > MAXYEAR) {
            throw Errors.valueError(ts, "Year is out of range: " + year);
        }
        int weeks = (firstMonday(year + 1) - firstMonday(year)) / 7;
        if (week < 1 || week > weeks) {
            throw Errors.valueError(ts, "Invalid week: " + week);
        }
        if (weekday < 1 || weekday > 7) {
            throw Errors.valueError(ts, "Invalid day: " + weekday + " (range is [1, 7])");
        }
        return firstMonday(year) + (week - 1) * 7 + weekday - 1;
    }

    // ---------------------------------------------------------------- checks

    static void checkDate(ThreadState ts, int year, int month, int day) {
        if (year < MINYEAR || year > MAXYEAR) {
            throw Errors.valueError(ts, "year " + year + " is out of range");
        }
        if (month < 1 || month > 12) {
            throw Errors.valueError(ts, "month must be in 1..12");
        }
        if (day < 1 || day > daysInMonth(year, month)) {
            throw Errors.valueError(ts, "day is out of range for month");
        }
    }

    static void checkTime(ThreadState ts, int hour, int minute, int second, int us, int fold) {
        if (hour < 0 || hour > 23) {
            throw Errors.valueError(ts, "hour must be in 0..23");
        }
        if (minute < 0 || minute > 59) {
            throw Errors.valueError(ts, "minute must be in 0..59");
        }
        if (second < 0 || second > 59) {
            throw Errors.valueError(ts, "second must be in 0..59");
        }
        if (us < 0 || us > 999_999) {
            throw Errors.valueError(ts, "microsecond must be in 0..999999");
        }
        if (fold != 0 && fold != 1) {
            throw Errors.valueError(ts, "fold must be either 0 or 1");
        }
    }

    static RuntimeException overflow(ThreadState ts) {
        return Errors.overflowError(ts, "date value out of range");
    }

    /** Microseconds since day 0; no date has more than 3.2e17. */
    static long micros(int year, int month, int day, int hour, int minute, int second, int us) {
        return ordinal(year, month, day) * DAY
                + ((hour * 60 + minute) * 60 + second) * SECOND + us;
    }
}
