/* What becomes of a card that is ready: its file, to be downloaded, copied, mailed or put into the project. Needs messages.js and element.js.

   Global name: cardResult. */

/* `root` is the page, `form` what it knows. */
const cardResult = (root, form) => {
  const LONG_ENOUGH_TO_SAVE = 60_000; // in milliseconds; then the browser has the file
  const LONGEST_MAIL = 1900; // in characters: some programs for mail take no longer address
  const { words: told, repository } = form;
  const { say } = messages(form.locale);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const tell = (text) => {
    part("sent").textContent = text;
  };

  let file = null; // {slug, title, text, isNew}

  /* Tells with `done` that the text is on the clipboard, which a page from a file may not be allowed. */
  const copy = async (done) => {
    try {
      await navigator.clipboard.writeText(file.text);
    } catch {
      getSelection().selectAllChildren(part("yaml"));
      if (!document.execCommand("copy")) {
        tell(told.not_copied);
        return;
      }
    }
    tell(done);
  };
  const open = (address) => window.open(address, "_blank", "noopener");
  const path = () => `${form.folder}/${file.slug}.yml`;

  const actions = {
    download: () => {
      const address = URL.createObjectURL(new Blob([file.text], { type: "application/yaml" }));
      element.html("a", { href: address, download: `${file.slug}.yml` }).click();
      setTimeout(() => URL.revokeObjectURL(address), LONG_ENOUGH_TO_SAVE);
    },
    copy: () => copy(told.copied),
    mail: () => {
      const address = (body) => `mailto:${form.mail}?subject=${encodeURIComponent(say(told.mail_subject, file))}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
      const whole = address(`${file.slug}.yml\n\n${file.text}`);
      if (whole.length > LONGEST_MAIL) copy(told.mail_too_long);
      location.href = whole.length > LONGEST_MAIL ? address(`${file.slug}.yml\n\n${told.mail_paste}\n`) : whole;
    },
    repository: () => {
      if (!file.isNew) {
        copy(told.edit_copied);
        open(`${repository.edit}${path()}`);
        return;
      }
      const begun = `${repository.new}${encodeURIComponent(path())}`;
      const whole = `${begun}${repository.text}${encodeURIComponent(file.text)}`;
      if (whole.length > form.longest_address) copy(told.too_long_to_send);
      open(whole.length > form.longest_address ? begun : whole);
    },
  };

  const show = (ready) => {
    file = ready;
    part("yaml").textContent = file.text;
    part("file").textContent = path();
    part("result").hidden = false;
    tell("");
    const button = root.querySelector('[data-do="repository"]');
    if (button && !file.isNew) button.textContent = button.dataset.edit;
  };
  const hide = () => {
    part("result").hidden = true;
  };

  return { actions, show, hide };
};
