const STRING = /"(?:[^"\\]|\\.)*"/y;

/**
 * Whether an object in this JSON names a member twice. Parsers disagree about which of the two counts (RFC 8259, 4),
 * so what one part of a system checked may not be what another reads. `json` is known to be well-formed.
 */
export function hasDuplicateMember(json: string): boolean {
  /** The member names of each open object, and null for each open array. */
  const open: (Set<string> | null)[] = [];
  let isName = false;
  for (let at = 0; at < json.length; at++) {
    switch (json[at]) {
      case '{':
        open.push(new Set());
        isName = true;
        break;
      case '[':
        open.push(null);
        isName = false;
        break;
      case '}':
      case ']':
        open.pop();
        isName = false;
        break;
      case ',':
        isName = open.at(-1) instanceof Set;
        break;
      case '"': {
        STRING.lastIndex = at;
        const [text = '""'] = STRING.exec(json) ?? [];
        if (isName && isTaken(open.at(-1) ?? null, text)) return true;
        isName = false;
        at += text.length - 1;
        break;
      }
    }
  }
  return false;
}

function isTaken(names: Set<string> | null, text: string): boolean {
  // Two spellings of one name are one name.
  const name: string = text.includes('\\') ? JSON.parse(text) : text.slice(1, -1);
  if (names === null || names.has(name)) return names !== null;
  names.add(name);
  return false;
}
