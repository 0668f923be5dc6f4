"""Cells that begin a formula where a spreadsheet could look for one."""

from __future__ import annotations

SIGNS = "=+-@＝＋－＠"

BEFORE = ["", " ", '"', 'a"', "a\n", "a\r\n", "a;", "a,", "a\t", "a; ", 'a;"', 'a," "', "\t", "\r", "a\n;", "a\u2028", "a|", "\u00a0"]
"""What a cell may hold before a formula in it."""

HOSTILE = [f"{before}{sign}1+1" for sign in SIGNS for before in BEFORE]
