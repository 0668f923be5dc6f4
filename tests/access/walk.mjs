// Walks through a site with the keyboard: reads what keyboard.yml says, as JSON, and writes for each walk where it came to a stop, or nothing.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";

const MOST_STOPS = 100;
const PATIENCE = 15_000; // ms until something that should show counts as missing
const PAUSE = 20; // ms between two looks

const { modules, browser: kind, program, args, site, windows, walks } = JSON.parse(readFileSync(0, "utf8"));
const { default: puppeteer } = createRequire(`${modules}/`)("puppeteer-core");

/* The first that is there of what `it` names: a selector, or a role and a name. */
const find = (page, it) => page.$(typeof it === "string" ? it : `aria/${it[1]}[role="${it[0]}"]`);
const named = (it) => [it].flat().join(" ");

const hasFocus = async (page, it) => {
  const found = await find(page, it);
  return Boolean(await found?.evaluate((element) => element === globalThis.document.activeElement));
};
const isShown = async (page, it) => {
  const found = await find(page, it);
  return Boolean(await found?.isVisible());
};
const says = (page, text) =>
  page.evaluate((said) => [...globalThis.document.querySelectorAll("[role=status]")].some(({ textContent }) => textContent.includes(said)), text);

const EXPECTATIONS = {
  focus: hasFocus,
  see: isShown,
  gone: async (page, it) => !(await isShown(page, it)),
  at: (page, end) => page.url().endsWith(end),
  says,
};

const until = async (isSo) => {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(PAUSE)) {
    try {
      if (await isSo()) return true;
    } catch {
      // the page that was asked has just been left
    }
  }
  return false;
};

/* Presses until `it` has the focus; looked for once, for by its role and name that takes long, and a key that only moves changes nothing. */
const moveTo = async (page, it, press) => {
  const found = await find(page, it);
  for (let stop = found ? 0 : MOST_STOPS; stop < MOST_STOPS; stop++) {
    await press();
    if (await found.evaluate((element) => element === globalThis.document.activeElement)) return;
  }
  throw new Error(`${named(it)} is not reached`);
};

const ACTIONS = {
  tab: (page, it) => moveTo(page, it, () => page.keyboard.press("Tab")),
  back: (page, it) =>
    moveTo(page, it, async () => {
      await page.keyboard.down("Shift");
      await page.keyboard.press("Tab");
      await page.keyboard.up("Shift");
    }),
  press: (page, key) => page.keyboard.press(key === "Space" ? " " : key),
  type: (page, words) => page.keyboard.type(words),
};

const takeStep = async (page, step) => {
  for (const [name, value] of Object.entries(step)) if (ACTIONS[name]) await ACTIONS[name](page, value);
  for (const [name, value] of Object.entries(step)) {
    if (EXPECTATIONS[name] && !(await until(() => EXPECTATIONS[name](page, value)))) throw new Error(`${name}: ${named(value)} is not so`);
  }
};

const where = (page) => page.evaluate(() => `${globalThis.document.activeElement.outerHTML.slice(0, 160)} on ${globalThis.location.href}`);

/* Where a walk came to a stop, or nothing. */
const walkThrough = async (browser, { page: begin, window, steps }) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(windows[window]);
  await page.goto(`${site}/${begin}`);
  let stopped = "";
  for (const step of steps) {
    try {
      await takeStep(page, step);
    } catch (error) {
      stopped = `${JSON.stringify(step)}: ${error.message}; the focus is on ${await where(page)}`;
      break;
    }
  }
  await context.close();
  return stopped;
};

const running = await puppeteer.launch({ browser: kind, executablePath: program, args, headless: kind === "chrome" ? "shell" : true });
const stops = {};
for (const walk of walks) stops[walk.walk] = await walkThrough(running, walk);
await running.close();
process.stdout.write(JSON.stringify(stops));
