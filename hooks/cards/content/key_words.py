"""What an editor says of a key and of the words to choose from: names, meanings and limits, in one language or in all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cards.content.known_keys import lineage
from cards.content.languages import Language, Languages, name_of, own_name
from cards.content.messages import FOLDER, Messages, load_messages
from cards.content.vocabulary import Term, Theme, Vocabulary

ITSELF = "itself"
"""The word in the messages for what a model is, beside those for its keys."""

BESIDE, BELOW = " · ", "\n\n"
"""What stands between the same in two languages: names and values on one line, sentences as paragraphs."""


@dataclass(frozen=True)
class KeyWords:
    """Says what keys and values mean, in the languages `told_in`."""

    vocabulary: Vocabulary
    languages: Languages
    words: Mapping[Language, Messages]
    """Of each language that has any; one that is being added may have none yet."""

    told_in: tuple[Language, ...]

    @classmethod
    def of(cls, vocabulary: Vocabulary, languages: Languages) -> KeyWords:
        """Return what tells in all languages that there are words of."""
        words = {language: load_messages(code) for code, language in languages.items() if (FOLDER / f"{code}.yml").exists()}
        return cls(vocabulary, languages, words, tuple(words))

    def below(self, language: Language) -> KeyWords:
        """Return what tells below the key of `language`: in it alone, as far as there are words of it."""
        return replace(self, told_in=(self._nearest(language),))

    def of_key(self, model: str, key: str, node: Mapping[str, Any]) -> dict[str, str]:
        """Return the name of a key, and what it is for with the limits that `node` sets."""
        title = self._said(BESIDE, lambda language, words: self._word(language, words, model, key)[0])
        said = self._said(BELOW, lambda language, words: sentences([self._word(language, words, model, key)[1], *limits(node, words)]))
        return {"title": title, "description": said}

    def of_language(self, language: Language, node: Mapping[str, Any]) -> dict[str, str]:
        """Return the name of a language, and what is written below its key."""
        told_in = self._nearest(language)
        words = self.words[told_in]
        written = words["keys"]["in_language"].format(language=name_of(language.code, told_in))
        return {"title": own_name(language), "description": sentences([written, *limits(node, words)])}

    def of_term(self, term: Theme | Term) -> dict[str, str]:
        """Return the name and the meaning of a word that stands as a key."""
        title = self._said(BESIDE, lambda language, _: term.name.text(language))
        return {"title": title, "description": self._said(BELOW, lambda language, _: sentences([term.meaning.text(language)]))}

    def value(self, term: Theme | Term) -> str:
        """Return what it means to choose a word."""
        return self._said(BESIDE, lambda language, _: f"{term.name.text(language)}: {term.meaning.text(language)}")

    def kind(self, name: str) -> str:
        """Return what the kind of a passage means."""
        return self._said(BESIDE, lambda _, words: f"{words['kind'][name]}: {words['kind_meaning'][name]}")

    def word(self, section: str, name: str) -> str:
        """Return a word of that section of the messages."""
        return self._said(BESIDE, lambda _, words: str(words[section][name]))

    def _nearest(self, language: Language) -> Language:
        """Return the first language of its order that there are words of."""
        return next(other for code in language.order if (other := self.languages[code]) in self.words)

    def _word(self, language: Language, words: Messages, model: str, key: str) -> tuple[str, str]:
        facet = self.vocabulary.facets.get(key) if model == "Card" else None
        if facet is not None:
            return facet.name.text(language), facet.meaning.text(language)
        if model in ("Card", "CardText") and key != ITSELF:
            return words["field_names"][key], words["fields"][key]
        told = next(of_model[key] for name in lineage(model) if key in (of_model := words["keys"].get(name, {})))
        return told["name"], told["meaning"]

    def _said(self, between: str, say: Callable[[Language, Messages], str]) -> str:
        """Return what `say` says in each language, once where two say the same."""
        return between.join(dict.fromkeys(say(language, self.words[language]) for language in self.told_in))


def limits(node: Mapping[str, Any], words: Messages) -> list[str]:
    """Return the limits that the JSON Schema `node` sets, as the page for contributors says them."""
    said, is_list = words["field_table"], "items" in node
    text = node.get("items", node)
    found = []
    if node.get("maxItems"):
        found.append(said["items"].format(fewest=node.get("minItems", 0), most=node["maxItems"]))
    elif node.get("minItems"):
        found.append(said["items_from"].format(fewest=node["minItems"]))
    if "maxLength" in text and "pattern" not in text:
        found.append(said["characters_each" if is_list else "characters"].format(n=text["maxLength"]))
    if "minimum" in text and "maximum" in text:
        found.append(said["numbers"].format(least=text["minimum"], largest=text["maximum"]))
    if "default" in node:
        found.append(said["optional"])
    return found


def sentences(parts: Iterable[str]) -> str:
    """Return `parts` as sentences."""
    return " ".join(f"{part[0].upper()}{part[1:].removesuffix('.')}." for part in parts)
