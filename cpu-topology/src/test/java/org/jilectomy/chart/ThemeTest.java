package org.jilectomy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThemeTest {
    /** Relative luminance after WCAG 2.1. */
    private static double luminance(String colour) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            double share = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i]
                    * (share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    @Test
    void everyColourStandsOutFromItsPaper() {
        assertThat(Theme.LIGHT).hasSameSizeAs(Theme.DARK).hasSameSizeAs(Theme.DASHES);
        assertThat(Theme.LIGHT).allMatch(c -> contrast(c, Theme.LIGHT_PAPER) >= 4.5);
        assertThat(Theme.DARK).allMatch(c -> contrast(c, Theme.DARK_PAPER) >= 4.5);
        assertThat(contrast(Theme.LIGHT_MUTED, Theme.LIGHT_PAPER)).isGreaterThan(4.5);
        assertThat(contrast(Theme.DARK_MUTED, Theme.DARK_PAPER)).isGreaterThan(4.5);
    }

    @Test
    void darkThemeSetsEveryVariableOfTheLightOne() {
        String css = Theme.css();
        int dark = css.indexOf("prefers-color-scheme:dark");
        for (int i = 0; i < Theme.size(); i++) {
            assertThat(css.substring(0, dark)).contains("--s" + i + ":" + Theme.LIGHT.get(i));
            assertThat(css.substring(dark)).contains("--s" + i + ":" + Theme.DARK.get(i));
        }
    }
}
