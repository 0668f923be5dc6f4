/* Shows the slides one at a time on the whole screen, with their countdowns. Needs workshop/countdown.js.

   Global name: workshopStage. */

/* `stage` is the element with the sheets and the controls, `button` the one that begins. Returns what to call when the sheets are others,
   which ends it. */
const workshopStage = (stage, button) => {
  const REDRAWN_EACH = 200; // milliseconds
  const TONE = { hertz: 880, seconds: 0.6, volume: 0.2 };

  const controls = stage.querySelector(".stage__controls");
  const control = (name) => controls.querySelector(`[data-stage=${name}]`);
  const frames = () => [...stage.querySelectorAll(".frame")];
  const now = () => performance.now();

  let at = 0;
  let timers = new Map(); // slide -> countdown, kept while one goes back and forth
  let hasSound = false;
  let isOn = false;
  let ticking = null;

  const slide = () => frames()[at]?.querySelector(".slide");
  const timer = () => {
    const shown = slide();
    if (!shown?.dataset.minutes) return null;
    if (!timers.has(shown)) timers.set(shown, countdown.of(Number(shown.dataset.minutes)));
    return timers.get(shown);
  };

  const sound = () => {
    const context = new AudioContext();
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = TONE.hertz;
    volume.gain.value = TONE.volume;
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + TONE.seconds);
    tone.addEventListener("ended", () => context.close());
  };

  let wasLeft = 0;
  const tick = () => {
    const running = timer();
    if (!running) return;
    const left = countdown.leftAt(running, now());
    const clock = slide().querySelector(".slide__clock");
    clock.textContent = countdown.text(left);
    clock.classList.toggle("slide__clock--over", left < 0);
    clock.classList.toggle("slide__clock--still", !countdown.isRunning(running));
    if (hasSound && wasLeft > 0 && left <= 0) sound();
    wasLeft = left;
  };

  const scale = ({ offsetWidth, offsetHeight }) => Math.min(innerWidth / offsetWidth, innerHeight / offsetHeight);
  const draw = () => {
    const all = frames();
    for (const [place, frame] of all.entries()) frame.classList.toggle("frame--shown", place === at);
    stage.style.setProperty("--stage-scale", scale(all[at].querySelector(".leaf")));
    controls.querySelector("[data-stage-place]").textContent = `${at + 1} / ${all.length}`;
    control("back").disabled = at === 0;
    control("on").disabled = at === all.length - 1;
    for (const name of ["start", "minute"]) control(name).disabled = timer() === null;
    wasLeft = 0;
    tick();
  };
  const turn = (way) => {
    at = Math.min(Math.max(at + way, 0), frames().length - 1);
    draw();
  };
  const change = (changed) => {
    if (!timer()) return;
    timers.set(slide(), changed(timer()));
    tick();
  };

  /* All of the page but the stage: the keys belong to the slides, and the focus stays with them. */
  const around = () => {
    const found = [];
    for (let part = stage; part !== document.body; part = part.parentElement) {
      found.push(...[...part.parentElement.children].filter((other) => other !== part && !other.inert));
    }
    return found;
  };
  let silenced = [];

  const end = () => {
    if (!isOn) return;
    isOn = false;
    for (const part of silenced) part.inert = false;
    clearInterval(ticking);
    stage.classList.remove("stage--on");
    document.documentElement.classList.remove("is-on-stage");
    controls.hidden = true;
    if (document.fullscreenElement) document.exitFullscreen();
    button.focus();
  };
  const begin = () => {
    isOn = true;
    silenced = around();
    for (const part of silenced) part.inert = true;
    stage.classList.add("stage--on");
    document.documentElement.classList.add("is-on-stage");
    controls.hidden = false;
    ticking = setInterval(tick, REDRAWN_EACH);
    // Where a browser refuses the whole screen, its window does.
    stage.requestFullscreen?.().catch(() => null);
    draw();
    control("on").focus();
  };

  const acts = {
    back: () => turn(-1),
    on: () => turn(1),
    start: () => change((shown) => countdown.turned(shown, now())),
    minute: () => change((shown) => countdown.longer(shown, 1)),
    sound: () => {
      hasSound = !hasSound;
      control("sound").setAttribute("aria-pressed", hasSound);
    },
    end,
  };
  const KEYS = {
    ArrowRight: "on", ArrowDown: "on", PageDown: "on", ArrowLeft: "back", ArrowUp: "back", PageUp: "back",
    " ": "start", "+": "minute", "=": "minute", s: "sound", Escape: "end",
  };

  button.addEventListener("click", begin);
  controls.addEventListener("click", (event) => {
    const pressed = event.target.closest("button");
    if (pressed) acts[pressed.dataset.stage]();
  });
  addEventListener("keydown", (event) => {
    if (!isOn || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Home" || event.key === "End") turn(event.key === "Home" ? -at : frames().length);
    else if (event.key === " " && event.target.matches("[data-stage]:not([data-stage=on])")) return; // presses the button it is on
    else if (KEYS[event.key]) acts[KEYS[event.key]]();
    else return;
    event.preventDefault();
  });
  addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) end();
  });
  addEventListener("resize", () => {
    if (isOn) draw();
  });

  return () => {
    end();
    at = 0;
    timers = new Map();
  };
};
