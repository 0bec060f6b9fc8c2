import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly text: string;
  readonly sheets: number;
  readonly isTagged: boolean;
  readonly language: string | null;
  readonly metadata: string;
}

/** What another reader finds in the bytes. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 });
  const pdf = await loading.promise;
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  const { info, metadata } = await pdf.getMetadata();
  const marks = await pdf.getMarkInfo();
  const read = {
    text: texts.join(' '),
    sheets: pdf.numPages,
    isTagged: marks?.['Marked'] === true,
    language: String(Object(info)['Language']),
    metadata: metadata?.getRaw() ?? '',
  };
  await loading.destroy();
  return read;
}
