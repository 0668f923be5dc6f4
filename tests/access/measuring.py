"""What is measured of a page as it is shown."""

from __future__ import annotations

from playwright.sync_api import Page

TARGETS = "a[href], button, input, select, textarea, summary, [role=tab]"

SMALL = """([targets, least]) => {
    const area = target => {
        const reach = getComputedStyle(target, "::after").position === "absolute" ? target.offsetParent : target;
        const areas = [reach, ...(target.labels ?? [])].map(part => part.getBoundingClientRect());
        return areas.sort((a, b) => Math.min(b.width, b.height) - Math.min(a.width, a.height))[0];
    };
    const ofText = target => {
        let block = target;
        while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
        const rest = block.cloneNode(true);
        for (const part of rest.querySelectorAll(targets)) part.remove();
        return block !== target && /[a-z]{3}/i.test(rest.textContent);
    };
    return [...document.querySelectorAll(targets)]
        .filter(target => target.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !target.closest("[inert], .leaf"))
        .filter(target => getComputedStyle(target).clipPath === "none")
        .map(target => [target, area(target)])
        .filter(([target, { width, height }]) => width > 1 && Math.min(width, height) < least - 0.5 && !ofText(target))
        .map(([target, { width, height }]) => {
            const name = target.getAttribute("aria-label") || target.textContent || target.name || "";
            return `${target.localName}.${target.className} ${name.trim().slice(0, 30)}: ${Math.round(width)} x ${Math.round(height)}`;
        });
}"""
"""A link within a text may be as small as its words, and one on a sheet as the sheet asks; what lies over all of a box is as large as that;
a field is as large as its label. What is cut away is there for the keyboard alone."""

WIDER = """() => {
    const { clientWidth, scrollWidth } = document.scrollingElement;
    if (scrollWidth <= clientWidth) return [];
    const all = [...document.body.querySelectorAll(":not(.md-search__overlay)")];
    const out = all.filter(part => part.getBoundingClientRect().right > clientWidth + 1);
    return out.slice(0, 5).map(part => `${part.localName}.${part.className}`);
}"""
"""The theme's ground behind an open search grows out of the window by design."""

HEADINGS = """() => [...document.querySelectorAll("main h1:not([aria-level])")]
    .filter(heading => heading.checkVisibility())
    .map(heading => heading.textContent.trim())"""


RINGS = """() => {
    const channels = colour => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
    const over = ([r, g, b, a], ground) => [r, g, b].map((value, i) => value * a + ground[i] * (1 - a));
    const light = colour => colour.map(value => value / 255)
        .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
        .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (one, other) => {
        const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
        return (more + 0.05) / (less + 0.05);
    };
    const ground = part => part ? over(channels(getComputedStyle(part).backgroundColor), ground(part.parentElement)) : [255, 255, 255];
    const ring = part => {
        const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(part);
        if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return 0;
        const around = ground(parseFloat(outlineOffset) < 0 ? part : part.parentElement);
        return contrast(over(channels(outlineColor), around), around);
    };
    const rings = {};
    for (const part of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
        const kind = `${part.localName}.${part.className} in ${part.parentElement.className}`;
        if (kind in rings || part.disabled || !part.checkVisibility({ visibilityProperty: true })) continue;
        part.focus({ focusVisible: true, preventScroll: true });
        rings[kind] = Math.max(...[part, part.nextElementSibling, part.closest(".tile")].filter(Boolean).map(ring));
    }
    document.activeElement.blur();
    return Object.entries(rings).filter(([, contrast]) => contrast < 3).map(([kind, contrast]) => `${kind}: ${contrast.toFixed(1)}`);
}"""
"""One control of each kind. A ring stands two pixels off what has the focus, so that it has the same colour within and without.
Some controls have it around what is drawn in their place, and a tile has it for its link."""


def small_targets(page: Page, least: int) -> list[str]:
    """Return what one clicks or taps on that is smaller than `least` pixels, and no link in a text."""
    found: list[str] = page.evaluate(SMALL, [TARGETS, least])
    return found


def faint_rings(page: Page) -> list[str]:
    """Return what one reaches with the keyboard whose ring of focus stands out by less than 3:1."""
    found: list[str] = page.evaluate(RINGS)
    return found


def wider_than_the_window(page: Page) -> list[str]:
    """Return what of the page lies beyond the right edge of the window."""
    found: list[str] = page.evaluate(WIDER)
    return found


def first_headings(page: Page) -> list[str]:
    """Return the headings of the first level that are shown."""
    found: list[str] = page.evaluate(HEADINGS)
    return found
