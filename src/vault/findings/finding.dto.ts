import { ChoiceField, IdField, InstantField, TextField } from '../../platform/http/fields.js';
import { ChoiceListField } from '../../platform/http/list-fields.js';
import {
  CONDUCT_CATEGORIES,
  CONDUCT_DEFINITIONS,
  type ConductCategory,
} from '../../screenings/conduct-categories.js';
import { METHODS, type Method } from '../../screenings/policy/methods.js';
import { ACCESS_BASES, type AccessBasis } from '../../screenings/steps/search-record.entity.js';
import { IDENTIFIER_KINDS, type IdentifierKind } from './identifier-kinds.js';

const DEFINITIONS = CONDUCT_CATEGORIES.map((it) => `${it}: ${CONDUCT_DEFINITIONS[it]}`).join(' ');

/** The longest excerpt, in characters. */
const MAX_EXCERPT = 100_000;

export class LogFinding {
  @IdField('search', { description: 'The search of this screening that led to it.' })
  search_id: string;

  @TextField({
    description: 'Address of the page or post. Sealed.',
    example: 'https://social.example/jordan_example/posts/1',
    max: 2048,
    pattern: /^https?:\/\/\S+$/i,
  })
  source_url: string;

  @TextField({
    description: 'Title of the page. Sealed.',
    example: 'Jordan on Social',
    max: 500,
    optional: true,
  })
  page_title?: string;

  @TextField({
    description: 'Handle of the author. Sealed.',
    example: 'jordan_example',
    max: 200,
    optional: true,
  })
  author_handle?: string;

  @InstantField({
    description:
      'When it was posted, as the page says; the look-back counts from it. Leave it out where the page does not say: ' +
      'then it is kept, and can’t be released.',
    optional: true,
  })
  posted_at?: string;

  @InstantField({ description: 'When it was captured; not before it was posted, not in the future.' })
  captured_at: string;

  @TextField({
    description: 'SHA-256 of the capture file, in lower-case hex.',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    max: 64,
    pattern: /^[0-9a-f]{64}$/,
  })
  capture_digest: string;

  @TextField({
    description: 'What was posted, word for word. Sealed; this alone goes through the filter.',
    example: 'If they cut our shifts again I will burn the depot down.',
    max: MAX_EXCERPT,
  })
  excerpt: string;

  @TextField({
    description: 'A note for the reviewer. Sealed, and never part of what leaves the vault.',
    example: 'Second post of a thread; the first one is about the same shifts.',
    max: 4000,
    optional: true,
  })
  screener_note?: string;

  @ChoiceField(METHODS, {
    description: 'How the content was seen; an unlawful way is refused (403), as for searches.',
  })
  method: Method;

  @ChoiceField(ACCESS_BASES, {
    description: 'On what ground it could be seen; the same combinations as for searches.',
  })
  access_basis: AccessBasis;

  @ChoiceField(CONDUCT_CATEGORIES, { description: `What it is about. ${DEFINITIONS}` })
  conduct_category: ConductCategory;

  @ChoiceListField(IDENTIFIER_KINDS, {
    description: 'By what the page was matched to the candidate. A name alone is never enough.',
    min: 1,
  })
  matched_by: IdentifierKind[];
}
