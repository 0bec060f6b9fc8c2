import { openCheckpoint, signCheckpoint } from '../../src/platform/ledger/notes/checkpoint.js';
import { cosign, cosignedAt } from '../../src/platform/ledger/notes/cosignature.js';
import {
  COSIGNATURE,
  isSignedBy,
  parseNote,
  parseVerifier,
  signerOf,
  signNote,
  verifierOf,
  verifierText,
} from '../../src/platform/ledger/notes/signed-note.js';
import { leafHash } from '../../src/platform/ledger/tree/merkle.js';

/** The example of golang.org/x/mod/sumdb/note, where the format comes from: a key, its verifier and a note. */
const SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const VERIFIER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const SIGNED = `${TEXT}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
/** The examples of C2SP signed-note and tlog-cosignature; their keys are not published, their form is. */
const SPECIFIED = `Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
`;
const COSIGNED = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;

function verifier(text: string, type?: typeof COSIGNATURE) {
  const found = parseVerifier(text, type);
  if (found === null) throw new Error('no verifier');
  return found;
}

function note(text: string) {
  const found = parseNote(text);
  if (found === null) throw new Error('no note');
  return found;
}

describe('signed notes (C2SP signed-note)', () => {
  it('a text without signatures, with control characters or with a broken line is none', () => {
    const [line = ''] = SIGNED.split('\n').slice(-2);
    for (const bad of [
      '',
      '\n',
      TEXT,
      `${TEXT}\n`,
      SIGNED.slice(0, -1),
      SIGNED.replace('think', 'thi\tnk'),
      SIGNED.replace('— ', '- '),
      SIGNED.replace('x08go', 'x08g'),
      `${SIGNED}${line.slice(0, 20)}\n`,
      SIGNED.replace('JnAM=', 'JnAN='),
    ]) {
      expect(parseNote(bad)).toBeNull();
    }
  });

  it('a changed text, or a wrong signature under the known key, is refused', () => {
    const peter = verifier(VERIFIER);
    expect(isSignedBy(note(SIGNED.replace('think', 'thinK')), peter)).toBe(false);
    const twice = `${SIGNED}${SIGNED.slice(SIGNED.indexOf('— ')).replace('FupLL', 'FupLM')}`;
    expect(isSignedBy(note(twice), peter)).toBe(false);
  });

  it('an unknown key counts for nothing, even under a known name', () => {
    const impostor = signerOf('PeterNeumann', Buffer.alloc(32, 1));
    expect(isSignedBy(note(signNote(TEXT, impostor)), verifier(VERIFIER))).toBe(false);
    const beside = SIGNED + signNote(TEXT, impostor).slice(TEXT.length + 1);
    expect(isSignedBy(note(beside), verifier(VERIFIER))).toBe(true);
  });

  it('a verifier whose id does not fit is none', () => {
    expect(parseVerifier(VERIFIER.replace('c74f20a3', 'c74f20a4'))).toBeNull();
    expect(parseVerifier(VERIFIER.replace('Peter', 'Petra'))).toBeNull();
    expect(parseVerifier(VERIFIER, COSIGNATURE)).toBeNull();
    expect(parseVerifier('nonsense')).toBeNull();
  });

  it('signs and verifies the published example, byte for byte', () => {
    const signer = signerOf('PeterNeumann', SEED);
    expect(signNote(TEXT, signer)).toBe(SIGNED);
    expect(verifierText(verifierOf(signer))).toBe(VERIFIER);
    expect(isSignedBy(note(SIGNED), verifier(VERIFIER))).toBe(true);
  });

  it('takes the specification’s example apart at its last empty line', () => {
    const { text, signatures } = note(SPECIFIED);
    expect(text.endsWith('sole:\n\ned è subito sera.\n')).toBe(true);
    expect(
      signatures.map(({ name, keyId, signature }) => [name, keyId.toString('hex'), signature.length]),
    ).toEqual([['quasimodo.example/salvatore', '367ba04b', 64]]);
  });
});

describe('checkpoints (C2SP tlog-checkpoint)', () => {
  const signer = signerOf('fairscreen.example/ledger', Buffer.alloc(32, 2));
  const root = leafHash('x');
  const open = (text: string) => openCheckpoint(signNote(text, signer), verifierOf(signer));
  const good = `${signer.name}\n5\n${root.toString('base64')}\n`;

  it.each([
    ['another origin', good.replace('fairscreen', 'other')],
    ['a size with a zero in front', good.replace('\n5\n', '\n05\n')],
    ['a size beyond counting', good.replace('\n5\n', '\n9999999999999999\n')],
    ['no root', `${signer.name}\n5\n`],
    ['a short root', `${signer.name}\n5\nAAAA\n`],
    ['an empty line', `${good}\nextension\n`],
  ])('with %s is refused', (_case, text) => {
    expect(open(text)).toBeNull();
  });

  it('of another key is refused', () => {
    const other = signerOf(signer.name, Buffer.alloc(32, 3));
    expect(openCheckpoint(signCheckpoint({ size: 5, root }, other), verifierOf(signer))).toBeNull();
  });

  it('is read as it was signed', () => {
    const signed = signCheckpoint({ size: 5, root }, signer);
    expect(openCheckpoint(signed, verifierOf(signer))).toEqual({ origin: signer.name, size: 5, root });
  });
});

describe('cosignatures (C2SP tlog-cosignature)', () => {
  const log = signerOf('fairscreen.example/ledger', Buffer.alloc(32, 2));
  const witness = signerOf('witness.example/w1', Buffer.alloc(32, 4));
  const at = new Date('2026-03-02T15:04:05Z');
  const signed = cosign(signCheckpoint({ size: 5, root: leafHash('x') }, log), witness, at);

  it('of another witness, or over another tree, is none', () => {
    const other = signerOf(witness.name, Buffer.alloc(32, 5));
    expect(cosignedAt(note(signed), verifierOf(other, COSIGNATURE))).toBeNull();
    expect(cosignedAt(note(signed.replace('\n5\n', '\n6\n')), verifierOf(witness, COSIGNATURE))).toBeNull();
  });

  it('says when, and leaves the log’s own signature as it is', () => {
    const known = verifier(verifierText(verifierOf(witness, COSIGNATURE), COSIGNATURE), COSIGNATURE);
    expect(cosignedAt(note(signed), known)).toEqual(at);
    expect(openCheckpoint(signed, verifierOf(log))?.size).toBe(5);
  });

  it('has the form of the specification’s example', () => {
    const [, own] = note(COSIGNED).signatures;
    expect([own?.name, own?.signature.length, own?.signature.readBigUInt64BE()]).toEqual([
      'witness.example.com/w1',
      72,
      1_679_315_147n,
    ]);
  });
});
