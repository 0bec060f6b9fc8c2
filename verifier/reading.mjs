/** A file of the bundle is not what its format says. The message says which member of which file. */
export class Malformed extends Error {
  /**
   * @param {string} where
   * @param {string} words
   */
  constructor(where, words) {
    super(words);
    this.where = where;
  }
}

/**
 * Canonical JSON (RFC 8785): members sorted by UTF-16 code units, no white space.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/**
 * Parses canonical JSON and nothing else: what has two ways of being written can be read in two ways.
 *
 * @param {Buffer} bytes
 * @param {string} where
 * @returns {Value}
 */
export function parseCanonical(bytes, where) {
  let text;
  let value;
  let written;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
    // In here too: what is nested deeper than the stack goes is not JSON of a bundle.
    written = canonical(value);
  } catch {
    throw new Malformed(where, 'This is not JSON.');
  }
  if (written !== text) throw new Malformed(where, 'This is not canonical JSON (RFC 8785).');
  return new Value(value, where);
}

/**
 * @param {Buffer} bytes
 * @param {string} where
 * @returns {Buffer[]} the lines, without their line ends
 */
export function linesOf(bytes, where) {
  if (bytes.length === 0) return [];
  if (bytes[bytes.length - 1] !== 0x0a) throw new Malformed(where, 'The last line has no end.');
  const lines = [];
  for (let from = 0; from < bytes.length; ) {
    const to = bytes.indexOf(0x0a, from);
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return lines;
}

/** A value of a file, read member by member, so that what is not there is noticed where it is read. */
export class Value {
  /**
   * @param {unknown} value
   * @param {string} where
   */
  constructor(value, where) {
    this.raw = value;
    this.where = where;
  }

  /** @param {string} name */
  at(name) {
    const members = this.members();
    if (!Object.hasOwn(members, name)) throw new Malformed(this.where, `There is no member "${name}".`);
    return new Value(members[name], `${this.where}, ${name}`);
  }

  /** @param {string} name */
  has(name) {
    return Object.hasOwn(this.members(), name);
  }

  /** @returns {Record<string, unknown>} */
  members() {
    if (typeof this.raw !== 'object' || this.raw === null || Array.isArray(this.raw)) {
      throw new Malformed(this.where, 'This is no object.');
    }
    return /** @type {Record<string, unknown>} */ (this.raw);
  }

  /** @returns {Value[]} */
  list() {
    if (!Array.isArray(this.raw)) throw new Malformed(this.where, 'This is no list.');
    return this.raw.map((value, place) => new Value(value, `${this.where}, place ${place + 1}`));
  }

  /** @param {string} name @returns {Value[]} nothing where there is no such member */
  listOr(name) {
    return this.has(name) && this.members()[name] !== null ? this.at(name).list() : [];
  }

  /** @param {string} name @returns {string} */
  text(name) {
    const { raw, where } = this.at(name);
    if (typeof raw !== 'string') throw new Malformed(where, 'This is no text.');
    return raw;
  }

  /** @param {string} name @returns {string | null} null where it is null or not there */
  textOr(name) {
    if (!this.has(name) || this.members()[name] === null) return null;
    return this.text(name);
  }

  /** @param {string} name @returns {number} */
  whole(name) {
    const { raw, where } = this.at(name);
    if (typeof raw !== 'number' || !Number.isSafeInteger(raw) || raw < 0) {
      throw new Malformed(where, 'This is no whole number.');
    }
    return raw;
  }

  /** @returns {string} */
  asText() {
    if (typeof this.raw !== 'string') throw new Malformed(this.where, 'This is no text.');
    return this.raw;
  }
}
