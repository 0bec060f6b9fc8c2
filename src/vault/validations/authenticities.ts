/** How surely the content is what it seems. A capture digest is no evidence of it: a page can be edited first. */
export const AUTHENTICITIES = ['verified', 'plausible', 'doubtful'] as const;
export type Authenticity = (typeof AUTHENTICITIES)[number];
