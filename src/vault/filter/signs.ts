import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { Ruleset } from './ruleset.js';
import type { Scan } from './scan.js';
import { MARK } from './scan.js';
import { ALIEN } from './tokens.js';

/**
 * Signs that are no words: flags, skin tones, gendered figures, emoji of the lexicon, words in another script.
 *
 * A sign is looked at as one grapheme, with its tones and joiners, so that no half of a family stays behind.
 */
const TONE = /[\u{1f3fb}-\u{1f3ff}]/u;
const FLAG = /[\u{1f1e6}-\u{1f1ff}]{2}|\u{1f3f4}[\u{e0061}-\u{e007a}]+\u{e007f}/u;
const GENDER =
  /[\u{2640}\u{2642}\u{26a7}\u{1f468}\u{1f469}\u{1f466}\u{1f467}\u{1f474}\u{1f475}\u{1f478}\u{1f934}\u{1f470}\u{1f935}\u{1f930}\u{1f931}\u{1f936}\u{1f385}]/u;
const OLD = /[\u{1f474}\u{1f475}\u{1f9d3}\u{1f476}]/u;
const GRAPHEME =
  /[\u{1f1e6}-\u{1f1ff}]{2}|\u{1f3f4}[\u{e0061}-\u{e007a}]+\u{e007f}|(?:\p{Extended_Pictographic}|\u{2640}|\u{2642}|\u{26a7}|\p{Emoji_Modifier})(?:\ufe0f|\p{Emoji_Modifier})*(?:\u200d(?:\p{Extended_Pictographic}|\u{2640}|\u{2642}|\u{26a7})(?:\ufe0f|\p{Emoji_Modifier})*)*/gu;

function classOf(sign: string, emoji: ReadonlyMap<string, ProtectedClass>): ProtectedClass | null {
  const plain = sign.replace(/\u{fe0f}/gu, '');
  const listed = emoji.get(plain) ?? emoji.get(plain.replace(/[\u{1f3fb}-\u{1f3ff}]/gu, ''));
  if (listed) return listed;
  if (TONE.test(sign)) return 'race';
  if (FLAG.test(sign)) return 'national_origin';
  if (OLD.test(sign)) return 'age';
  if (GENDER.test(sign)) return 'sex';
  return null;
}

export function findSigns(s: Scan, ruleset: Ruleset): void {
  if (s.folded.identity) return;
  foreignWords(s, ruleset);
  for (const match of s.text.matchAll(GRAPHEME)) {
    s.spend(1);
    const cls = classOf(match[0], s.tables.emoji);
    if (!cls) continue;
    s.hits.push({
      start: match.index,
      end: match.index + match[0].length,
      firstToken: -1,
      lastToken: -1,
      class: cls,
      detector: ruleset.detectorOf.get(cls) ?? cls,
      rule: 'sign',
      gate: null,
      score: 0.9,
      outcome: MARK,
      directed: false,
    });
  }
}

/** A word in another script inside an English text tells the writer's language, and cannot be vouched for. */
function foreignWords(s: Scan, ruleset: Ruleset): void {
  const { tokens: t } = s;
  for (let i = 0; i < t.count; i++) {
    if (((t.flags[i] ?? 0) & ALIEN) === 0 || t.word[i] !== 0) continue;
    const detector = ruleset.detectorOf.get('language_accent') ?? 'language_accent';
    s.hit(i, i, { class: 'language_accent', detector, rule: 'sign.script', score: 0.8 });
  }
}
