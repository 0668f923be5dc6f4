// Words are the same however their accents, capitals, apostrophes and hyphens are typed.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { words } = load(["words"], ["words"]);
const finds = (typed, text) => words.finder(typed)(words.searchable(text));

test("a text is split into small words without accents", () => {
  assert.deepEqual(words.split("Ideeën, ÉÉN naïve coöperatie!"), ["ideeen", "een", "naive", "cooperatie"]);
  assert.deepEqual(words.split("e-mail 2.0 / call-center"), ["e", "mail", "2", "0", "call", "center"]);
});

test("an apostrophe inside a word is no border, and one around it no part of it", () => {
  assert.deepEqual(words.split("collega's 'quoted' the customers’ director’s zo'n"), ["collegas", "quoted", "the", "customers", "directors", "zon"]);
});

test("accents typed as marks of their own are those of one letter", () => {
  assert.deepEqual(words.split("idee\u0308en"), words.split("ideeën"));
});

test("what is no word is nothing", () => {
  for (const text of ["", " ", "?!…", "\u0301", "'", "--", "🅿️"]) assert.deepEqual(words.split(text), []);
});

for (const [typed, text] of [
  ["ideeen", "Verzamel ideeën"],
  ["financiele", "de financiële afdeling"],
  ["collega's", "collegas"],
  ["collegas", "collega's"],
  ["collega", "collega’s"],
  ["email", "een e-mail"],
  ["e-mail", "een email"],
  ["callcenter", "call-center"],
  ["call-center", "callcenters"],
  ["call center", "callcenter"],
  ["customer centric", "customer-centric"],
  ["PARKÎNG, policy", "The policy of parking"],
  ["", "anything"],
  ["?!", "anything"],
]) {
  test(`“${typed}” finds “${text}”`, () => assert.ok(finds(typed, text)));
}

test("every word has to be there", () => {
  assert.ok(!finds("parking pizza", "parking policy"));
  assert.ok(!finds("mailing", "e-mail"));
});
