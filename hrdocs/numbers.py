"""Chinese numerals and figures, read exactly: 二十一 → 21, 一点五亿 → 150000000, 两百 → 200, 1,200 → 1200."""
