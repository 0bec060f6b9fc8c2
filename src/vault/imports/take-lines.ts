import { type EntityManager, In } from 'typeorm';
import type { Json } from '../../kernel/digest.js';
import { conflict, DomainError } from '../../kernel/domain-error.js';
import type { FindingLog } from '../findings/finding-log.js';
import type { FindingLine } from './finding-import.dto.js';
import { type FindingImport, ImportedLine } from './finding-import.entity.js';
import type { ReadLine } from './parse-line.js';

/** What became of a line; a refusal is told in the words of whatever was thrown. */
export type TakenLine =
  | { readonly number: number; readonly key: string; readonly findingId: string; readonly isNew: boolean }
  | { readonly number: number; readonly key: string | null; readonly refusal: unknown };

/** Digests with a key of the service's: of what clients call things, and of what they say. */
export type DigestOf = (parts: Json) => string;

/**
 * Takes some lines of a sending, in the caller's transaction and each behind a savepoint: what is wrong with one
 * undoes nothing of the others. A line that came in before is answered with its finding again.
 */
export class LineTaker {
  constructor(
    private readonly tx: EntityManager,
    private readonly found: FindingImport,
    private readonly log: FindingLog,
    private readonly digestOf: DigestOf,
  ) {}

  async take(lines: readonly ReadLine[]): Promise<TakenLine[]> {
    const digests = lines.flatMap((line) => ('finding' in line ? [this.keyDigest(line.finding)] : []));
    const known = await this.knownLines(digests);
    const fresh: ImportedLine[] = [];
    const taken: TakenLine[] = [];
    for (const line of lines) {
      if (!('finding' in line)) {
        taken.push({ number: line.number, key: line.key, refusal: line.refusal });
        continue;
      }
      const { key } = line.finding;
      try {
        const before = known.get(this.keyDigest(line.finding));
        const imported = before ?? (await this.takeNew(line.number, line.finding));
        if (before === undefined) {
          known.set(imported.keyDigest, imported);
          fresh.push(imported);
        } else await this.takeAgain(before, line.number, line.finding);
        taken.push({ number: line.number, key, findingId: imported.findingId, isNew: before === undefined });
      } catch (refusal) {
        taken.push({ number: line.number, key, refusal });
      }
    }
    if (fresh.length > 0) await this.tx.insert(ImportedLine, fresh);
    return taken;
  }

  private async knownLines(keyDigests: readonly string[]): Promise<Map<string, ImportedLine>> {
    const rows = await this.tx.findBy(ImportedLine, {
      importId: this.found.id,
      keyDigest: In([...keyDigests]),
    });
    return new Map(rows.map((row) => [row.keyDigest, row]));
  }

  private async takeNew(number: number, line: FindingLine): Promise<ImportedLine> {
    const finding = await this.tx.transaction(() => this.log.log(line));
    return this.tx.create(ImportedLine, {
      importId: this.found.id,
      keyDigest: this.keyDigest(line),
      lineDigest: this.lineDigest(line),
      findingId: finding.id,
      sending: this.found.sending,
      line: number,
    });
  }

  /** @throws DomainError where the key names something else now, or two lines of this file */
  private async takeAgain(before: ImportedLine, number: number, line: FindingLine): Promise<void> {
    if (before.sending === this.found.sending && before.line !== number) {
      throw conflict('line.key_repeated', `Line ${before.line} has the same key; each finding has its own.`);
    }
    if (before.lineDigest !== this.lineDigest(line)) {
      throw new DomainError(
        'invalid',
        'line.key_reused',
        'This key came in with another finding before. What was logged never changes: send a new key.',
      );
    }
    before.sending = this.found.sending;
    before.line = number;
    const { importId, keyDigest, sending } = before;
    await this.tx.update(ImportedLine, { importId, keyDigest }, { sending, line: number });
  }

  private keyDigest({ key }: FindingLine): string {
    return this.digestOf(['line key', this.found.id, key]);
  }

  private lineDigest(line: FindingLine): string {
    return this.digestOf(['line', this.found.id, JSON.stringify(Object.entries(line).sort())]);
  }
}
