/* Addresses that carry the text of a card to a mail or to the project, as far as browsers and programs take them so long.

   Global name: cardAddresses. */
const cardAddresses = (() => {
  const LONGEST_MAIL = 1900; // in characters: some programs for mail take no longer address

  /* Each returns {address, isWhole}; without the text where there is no room for it. */
  const mail = (to, { subject, name, text, instead }) => {
    const address = (body) => `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
    const whole = address(`${name}\n\n${text}`);
    const isWhole = whole.length <= LONGEST_MAIL;
    return { address: isWhole ? whole : address(`${name}\n\n${instead}\n`), isWhole };
  };
  const newFile = (repository, { path, text, longest }) => {
    const begun = `${repository.new}${encodeURIComponent(path)}`;
    const whole = `${begun}${repository.text}${encodeURIComponent(text)}`;
    const isWhole = whole.length <= longest;
    return { address: isWhole ? whole : begun, isWhole };
  };

  return { mail, newFile };
})();
