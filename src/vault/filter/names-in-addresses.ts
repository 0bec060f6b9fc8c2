import { FIRST_NAME, FUNCTION_WORD, LAST_NAME, NAME_IS_WORD } from './grammar/bits.js';
import type { Scan } from './scan.js';
import { entriesAt } from './tables.js';

/**
 * Personal names inside mail addresses, handles, profile paths and file names: a name is a proxy wherever it stands,
 * and an address also leads to the person.
 *
 * Each kind of address has its own threshold: the local part of a mail address is nearly always a person, the path of
 * a profile is one, a file name mostly is not.
 */
const PERSONAL_HOST =
  /^(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|me|mac|aol|proton|protonmail|pm|gmx|mail|zoho|yandex|fastmail|hey|comcast|verizon|att|sbcglobal|cox)\./;
const OFFICE =
  /^(?:info|support|help|sales|admin|contact|office|billing|jobs|careers|hr|news|noreply|reply|no|do|not|team|service|services|press|legal|security|mail|hello|orders|order|payments|customer|care|feedback|webmaster|postmaster|abuse|privacy|accounts|accounting|payroll|desk|helpdesk|it|media|marketing|events|test|user|example|name|root|dev|ops|alerts|notifications|donotreply|inquiries|recruiting|talent|apply)$/;
const PROFILE =
  /(?:linkedin\.com\/(?:in|pub)|facebook\.com|fb\.com|fb\.me|instagram\.com|twitter\.com|(?:^|[/.])x\.com|tiktok\.com|threads\.net|venmo\.com|cash\.app|paypal\.me|github\.com|medium\.com|about\.me|snapchat\.com\/add|soundcloud\.com|flickr\.com\/people|youtube\.com|twitch\.tv|linktr\.ee|onlyfans\.com|reddit\.com\/u(?:ser)?|pinterest\.com|\/users?|\/people|\/profiles?|\/u)\/[@$~]?([a-z][a-z0-9._%-]*)/;
const FILE =
  /([a-z0-9][a-z0-9_.-]*)\.(?:pdf|docx?|jpe?g|png|heic|mp4|mov|txt|zip|xlsx?|csv|rtf|odt|gif|webp|eml|pptx?)$/;

interface NameBits {
  readonly first: boolean;
  readonly last: boolean;
  readonly word: boolean;
  readonly known: boolean;
}

/** A surname that the lexicon of descent lists: it is no first name, but a name. */
function tellsDescent(s: Scan, id: number): boolean {
  const entries = entriesAt(s.tables, s.tables.first[id] ?? 0);
  return entries.some((e) => e.class === 'ethnicity_ancestry' && e.shape === 'person' && e.capital);
}

function bitsOf(s: Scan, piece: string): NameBits {
  const id = s.tables.vocabulary.get(piece);
  const grammar = s.tables.grammar[id] ?? 0;
  return {
    first: (grammar & FIRST_NAME) !== 0 && piece.length > 2,
    last: ((grammar & LAST_NAME) !== 0 || tellsDescent(s, id)) && piece.length > 2,
    word: (grammar & (NAME_IS_WORD | FUNCTION_WORD)) !== 0,
    known: id > 0,
  };
}

/** The pieces of letters in one part of an address; digits, dots and dashes only separate. */
function piecesOf(part: string): string[] {
  return part.split(/[^a-z]+/).filter((p) => p !== '');
}

/** "jose-ramirez", "nick.papadopoulos88", "latoya_92": a first name, and where it is an ordinary word a surname besides. */
function holdsName(s: Scan, part: string): boolean {
  const pieces = piecesOf(part).slice(0, 8);
  if (pieces.some((p) => OFFICE.test(p) && pieces.length === 1)) return false;
  const bits = pieces.map((p) => bitsOf(s, p));
  return bits.some((b, i) => {
    const next = bits[i + 1];
    const nextPiece = pieces[i + 1] ?? '';
    if (b.first && !b.word) return true;
    if (b.first && next && ((next.last && !next.word) || (!next.known && nextPiece.length > 3))) return true;
    const initial = (pieces[i - 1] ?? '').length === 1;
    return b.last && !b.word && (initial || bits.length === 1);
  });
}

/** "jramirez", "mariagarcia": a surname behind an initial or a first name, without anything between. */
function gluedName(s: Scan, part: string): boolean {
  for (const piece of piecesOf(part)) {
    if (piece.length < 6 || piece.length > 24 || bitsOf(s, piece).known) continue;
    const initial = bitsOf(s, piece.slice(1));
    if (initial.last && !initial.word && piece.length > 6) return true;
    for (let cut = 4; cut <= piece.length - 3; cut++) {
      const a = bitsOf(s, piece.slice(0, cut));
      if (!a.first) continue;
      const b = bitsOf(s, piece.slice(cut));
      if (b.last && !(a.word && b.word)) return true;
      if (!a.word && b.first && !b.word) return true;
    }
  }
  return false;
}

/** Whether the address `body` (folded, without # or @ before it) names a person. */
export function namesAPerson(s: Scan, body: string, handle: boolean): boolean {
  s.spend(body.length);
  const at = body.indexOf('@', 1);
  if (at > 0) {
    const local = body.slice(0, at).replace(/^.*[/:]/, '');
    if (holdsName(s, local) || gluedName(s, local)) return true;
    const pieces = piecesOf(local);
    const strangers = pieces.filter((p) => p.length > 2 && !bitsOf(s, p).known && !OFFICE.test(p));
    return PERSONAL_HOST.test(body.slice(at + 1)) && pieces.length > 1 && strangers.length > 0;
  }
  const profile = PROFILE.exec(body)?.[1];
  if (profile !== undefined) return holdsName(s, profile) || gluedName(s, profile);
  if (handle) {
    if (/[/]/.test(body)) return false;
    const pieces = piecesOf(body);
    const alone = pieces.length === 1 && pieces[0] === body;
    return (!alone && holdsName(s, body)) || (alone && isPlainName(s, body)) || gluedName(s, body);
  }
  const file = FILE.exec(body)?.[1];
  if (file === undefined) return false;
  const pieces = piecesOf(file.replace(/^.*\//, ''));
  return pieces.length > 1 && holdsName(s, pieces.join('-'));
}

function isPlainName(s: Scan, body: string): boolean {
  const bits = bitsOf(s, body);
  return bits.first && !bits.word && body.length > 3;
}
