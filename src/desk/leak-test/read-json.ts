import type { Recovered, RecoveredFile } from './recovered.js';

/** Takes a packet's JSON apart: every value is shown, every name stands beside. */
export function readJsonFile(bytes: Buffer): RecoveredFile {
  const text = bytes.toString('utf8');
  const shown: Recovered[] = [];
  const names: Recovered[] = [];
  const visit = (value: unknown, where: string): void => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        visit(item, `${where}[${index}]`);
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        names.push({ where: `a name in ${where}`, text: name });
        visit(member, `${where}.${name}`);
      }
    } else {
      shown.push({ where, text: String(value) });
    }
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { shown: [{ where: 'the file', text }], beside: [], surplus: ['it is no JSON'] };
  }
  visit(parsed, 'packet');
  // What a parser passes over, a reader of the bytes sees: white space, a second member of the same name.
  const surplus = JSON.stringify(parsed).length === text.length ? [] : ['bytes that a parser passes over'];
  return { shown, beside: names, surplus };
}
