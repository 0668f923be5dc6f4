/* Says at once that scripts run, so that what needs them has its place in the first layout; the theme says so only at the end. */
document.documentElement.classList.replace("no-js", "js");
