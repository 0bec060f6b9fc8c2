import type { Person } from './service.js';

/** The bytes of a packet's file, as somebody with a login gets them. */
export async function fileOf(person: Person, packetId: string, format: string): Promise<Buffer> {
  const response = await person
    .get(`/v1/packets/${packetId}/files/${format}`)
    .buffer(true)
    .parse((incoming, done) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return response.body;
}
