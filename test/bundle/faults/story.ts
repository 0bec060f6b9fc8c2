import { type EntryJson, entriesIn, type Members, packed, signAnew } from '../forger.js';
import type { Fault } from './fault.js';

/** A history that is told otherwise and signed anew. */
export function told(change: (story: Story) => void): Fault[1] {
  return (files) => {
    const story = new Story(entriesIn(files));
    change(story);
    signAnew(files, story.entries);
    return packed(files);
  };
}

/** The entries of a case, to be told otherwise. */
class Story {
  constructor(public entries: EntryJson[]) {}

  actorOf(kind: string): string {
    return this.first(kind).actor;
  }

  set(kind: string, change: Partial<EntryJson>): void {
    Object.assign(this.first(kind), change);
  }

  setBody(kind: string, change: Members): void {
    Object.assign(this.first(kind).body, change);
  }

  drop(kind: string, which: (body: Members) => boolean = () => true): void {
    const before = this.entries.length;
    this.entries = this.entries.filter((it) => it.kind !== kind || !which(it.body));
    if (this.entries.length === before) throw new Error(`no ${kind} to drop`);
  }

  /** Puts the first entry of a kind behind the first of another, of the same finding where both are of one. */
  move(kind: string, behind: string): void {
    const moved = this.first(kind);
    const rest = this.entries.filter((it) => it !== moved);
    const { finding_id: finding } = moved.body;
    const place = rest.findIndex(
      ({ kind: found, body }) =>
        found === behind &&
        (finding === undefined || body['finding_id'] === undefined || body['finding_id'] === finding),
    );
    if (place < 0) throw new Error(`no ${behind}`);
    this.entries = rest.toSpliced(place + 1, 0, moved);
  }

  /** Moves the time of an entry, and the time in its id with it. */
  setTime(kind: string, by: number): void {
    const entry = this.first(kind);
    const time = Date.parse(entry.at) + by;
    entry.at = new Date(time).toISOString();
    entry.id = `led_${crockford(time)}${entry.id.slice(14)}`;
  }

  insertChange(): void {
    const opened = this.first('screening.opened');
    const checklist = String(opened.body['checklist_id']);
    const body = {
      requisition_id: String(opened.body['requisition_id']),
      checklist_before: checklist,
      checklist_after: 'chk_01M81B7BV00123456789ABCDEF',
    };
    const change = { ...opened, id: `${opened.id.slice(0, -1)}Z`, kind: 'requisition.changed', body };
    const begun = this.entries.indexOf(this.first('search.logged'));
    this.entries = this.entries.toSpliced(begun + 1, 0, change);
  }

  private first(kind: string): EntryJson {
    const found = this.entries.find((it) => it.kind === kind);
    if (found === undefined) throw new Error(`no ${kind}`);
    return found;
  }
}

function crockford(time: number): string {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let rest = time;
  let text = '';
  for (let i = 0; i < 10; i++) {
    text = letters.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
