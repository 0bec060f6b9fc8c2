import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../../kernel/system-error.js';
import { ensureDataFolder, readOrCreateSecret } from '../../platform/config/secrets-folder.js';
import { type Checkpoint, type LogKeys, openCheckpoint } from '../../platform/ledger/notes/checkpoint.js';
import { cosign, cosignedAt } from '../../platform/ledger/notes/cosignature.js';
import {
  COSIGNATURE,
  type NoteSigner,
  parseNote,
  signerOf,
  verifierOf,
} from '../../platform/ledger/notes/signed-note.js';
import { isConsistent } from '../../platform/ledger/tree/verify-proof.js';
import type { WitnessedLog } from './witnessed-log.js';

/** What the log shows can't be vouched for. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/**
 * Remembers the largest tree it saw, in a folder of its own away from the log, and vouches only for trees that begin
 * with it. A log that was rewritten or set back, with whatever keys and rights, can't show one.
 */
export class Witness {
  readonly signer: NoteSigner;

  constructor(
    private readonly folder: string,
    name: string,
    private readonly log: LogKeys,
  ) {
    ensureDataFolder(folder);
    this.signer = signerOf(name, readOrCreateSecret(folder, 'witness-key', 32));
  }

  /** Checks the log's latest checkpoint, cosigns it, and keeps it. @throws Refusal */
  async look(log: WitnessedLog, now: Date): Promise<string> {
    const kept = this.kept();
    const note = await log.checkpoint();
    const shown = openCheckpoint(note, this.log);
    if (shown === null) throw new Refusal('The checkpoint is not signed with the key of this log.');
    if (kept !== null) await this.follows(kept, shown, log);
    const cosigned = cosign(logsPart(note), this.signer, now);
    this.keep(cosigned);
    return cosigned;
  }

  private async follows(kept: Checkpoint, shown: Checkpoint, log: WitnessedLog): Promise<void> {
    if (shown.size < kept.size) {
      throw new Refusal(
        `The log has ${shown.size} entries and had ${kept.size}: entry ${shown.size + 1} and what follows are gone.`,
      );
    }
    const proof = shown.size === kept.size ? [] : await log.consistency(kept.size, shown.size);
    if (!isConsistent(kept, shown, proof)) {
      throw new Refusal(
        `The log does not begin with the ${kept.size} entries it had: they were changed. Keep both checkpoints.`,
      );
    }
  }

  /** The last checkpoint, if the file is one that this witness wrote. */
  private kept(): Checkpoint | null {
    let text: string;
    try {
      text = readFileSync(this.file, 'utf8');
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return null;
      throw error;
    }
    const note = parseNote(text);
    const own = verifierOf(this.signer, COSIGNATURE);
    const checkpoint = openCheckpoint(text, this.log);
    if (note === null || checkpoint === null || cosignedAt(note, own) === null) {
      throw new Refusal(`${this.file} is not a checkpoint of this log that this witness cosigned.`);
    }
    return checkpoint;
  }

  /** Whole or not at all: a witness that forgets would vouch for anything. */
  private keep(note: string): void {
    writeFileSync(`${this.file}.new`, note, { mode: 0o600, flush: true });
    renameSync(`${this.file}.new`, this.file);
  }

  private get file(): string {
    return join(this.folder, 'checkpoint');
  }
}

/** A checkpoint without signatures other than the first: other witnesses' are not ours to repeat. */
function logsPart(note: string): string {
  const signatures = note.lastIndexOf('\n\n') + 2;
  return note.slice(0, note.indexOf('\n', signatures) + 1);
}
