"""Where readers turn who know a practice, or find a mistake: forms of the project on GitHub or GitLab, else a mail."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

SOMETHING_IS_WRONG = "something-is-wrong"
SUGGEST_A_PRACTICE = "suggest-a-practice"
"""The forms, as the files in ``.github/ISSUE_TEMPLATE`` and ``.gitlab/issue_templates`` are called."""


@dataclass(frozen=True)
class Editors:
    """Those who look after the site, as far as readers can reach them."""

    repository: str | None
    """The address of the project on GitHub or GitLab."""

    mail: str | None

    def address(self, form: str, title: str, text: str, **fields: str) -> str | None:
        """Return the link that begins to tell them something under `title`, on the form `form` or in a mail; none where nobody is reached.

        What it is about goes into the `fields` of the form where it has fields, on GitHub; a mail begins with `text`.
        """
        if self.repository:
            return _form(self.repository, form, title, fields)
        return _mail(self.mail, title, text) if self.mail else None


def on_github(repository: str) -> bool:
    """Tell whether the project at this address is on GitHub, by the name of its host; whatever is not is taken for GitLab."""
    return "github" in (urlsplit(repository).hostname or "")


def _form(repository: str, form: str, title: str, fields: dict[str, str]) -> str:
    repository = repository.rstrip("/")
    if on_github(repository):
        return f"{repository}/issues/new?{_query(template=f'{form}.yml', title=title, **fields)}"
    return f"{repository}/-/issues/new?{_query(**{'issuable_template': form, 'issue[title]': title})}"


def _mail(mail: str, title: str, text: str) -> str:
    lines = text.replace("\n", "\r\n")  # as mails end their lines
    return f"mailto:{quote(mail, safe='@')}?{_query(subject=title, body=lines)}"


def _query(**values: str) -> str:
    return urlencode(values, quote_via=quote)
