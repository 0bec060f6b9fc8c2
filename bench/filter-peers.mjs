// What npm offers beside the filter (research: packages that find personal data or bad words in free text). None knows
// protected classes, so only speed is compared. They have a package file of their own: npm ci in this folder.

/** Each peer by its name, as a function of one text; those that are not installed are left out. */
const PEERS = {
  '@redactpii/node': async ({ Redactor }) => {
    const redactor = new Redactor({ globalReplaceWith: '[removed]' });
    return (text) => redactor.redact(text);
  },
  'redact-pii': async ({ default: { SyncRedactor } }) => {
    const redactor = new SyncRedactor({ globalReplaceWith: '[removed]' });
    return (text) => redactor.redact(text);
  },
  openredaction: async ({ OpenRedaction }) => {
    const redactor = new OpenRedaction();
    return (text) => redactor.detect(text);
  },
  obscenity: async ({ RegExpMatcher, englishDataset, englishRecommendedTransformers }) => {
    const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
    return (text) => matcher.getAllMatches(text);
  },
};

export async function installedPeers() {
  const peers = [];
  const missing = [];
  for (const [name, open] of Object.entries(PEERS)) {
    try {
      peers.push({ name, run: await open(await import(name)) });
    } catch (error) {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
      missing.push(name);
    }
  }
  return { peers, missing };
}
