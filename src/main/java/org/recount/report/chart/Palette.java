package org.recount.report.chart;

import java.awt.Color;

/**
 * Colours that colour-blind readers can tell apart: Okabe and Ito (2008), "Color universal design". No chart relies on
 * colour alone: marks differ in shape or place as well.
 */
final class Palette {
    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILLION = new Color(0xD55E00);
    static final Color ORANGE = new Color(0xE69F00);
    static final Color SKY = new Color(0x56B4E9);
    static final Color GREEN = new Color(0x009E73);
    static final Color GREY = new Color(0x8A949E);
    static final Color INK = new Color(0x1B1F24);
    static final Color SOFT_INK = new Color(0x4A5560);
    static final Color GRID = new Color(0xDDE2E6);
    static final Color RANGE = new Color(0xC3CBD2);
    static final Color SHADE = new Color(0xF0F2F4);
    static final Color HALO = new Color(255, 255, 255, 215);
    static final Color PAPER = Color.WHITE;

    private Palette() {}
}
