/* What becomes of a card that is ready: its file, to be downloaded, copied, mailed or put into the project. Needs messages.js, download.js and form/addresses.js.

   Global name: cardResult. */

/* `root` is the page, `form` what it knows. */
const cardResult = (root, form) => {
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
  const name = () => `${file.slug}.yml`;
  const path = () => `${form.folder}/${name()}`;

  const actions = {
    download: () => {
      download(file.text, "application/yaml", name());
      tell(say(told.downloaded, { file: name() }));
    },
    copy: () => copy(told.copied),
    mail: () => {
      const { address, isWhole } = cardAddresses.mail(form.mail, {
        subject: say(told.mail_subject, file), name: name(), text: file.text, instead: told.mail_attached,
      });
      if (!isWhole) {
        actions.download();
        tell(say(told.mail_too_long, { file: name() }));
      }
      location.href = address;
    },
    repository: () => {
      if (!file.isNew) {
        copy(told.edit_copied);
        open(`${repository.edit}${path()}`);
        return;
      }
      const { address, isWhole } = cardAddresses.newFile(repository, { path: path(), text: file.text, longest: form.longest_address });
      if (!isWhole) copy(told.too_long_to_send);
      open(address);
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
