/** A piece of what was found in the bytes of a file, and where. */
export interface Recovered {
  /** In words, for who must find it: `text of sheet 2`, `attribute title of <p>`. Never the text itself. */
  readonly where: string;
  readonly text: string;
}

/** What an independent reader finds in a file. */
export interface RecoveredFile {
  /** The text a reader is shown, in order. */
  readonly shown: readonly Recovered[];
  /** Everything else that is text: metadata, attributes, comments, names. */
  readonly beside: readonly Recovered[];
  /** Parts that a packet has no use for, whatever they hold. */
  readonly surplus: readonly string[];
}

/** Without white space: line breaks differ between formats. */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** As drawn letters are told apart: fonts set marks apart from their letters, and take the dot off an i below one. */
export function letters(text: string): string {
  return squeeze(text).normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').replaceAll('ȷ', 'j');
}
