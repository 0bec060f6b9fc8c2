import type { ForbiddenSite, PolicyPack } from './policy-pack.js';

/** The row of the pinned packs' deny-list that a source or an address falls under, or null. */
export function forbiddenSite(packs: readonly PolicyPack[], place: string): ForbiddenSite | null {
  const host = hostOf(place);
  if (host === null) return null;
  const rows = packs.flatMap((pack) => pack.forbidden_sites);
  return rows.find((row) => host === row.host || host.endsWith(`.${row.host}`)) ?? null;
}

/** The forbidden sites that a query names, as in `site:ancestry.com "Jordan Example"`. */
export function forbiddenSitesIn(packs: readonly PolicyPack[], query: string): readonly ForbiddenSite[] {
  const words = query
    .split(/[\s"'()<>,;|]+/u)
    .map((word) => word.replace(/^-?(?:site|inurl|domain|host):/iu, ''));
  return words.flatMap((word) => forbiddenSite(packs, word) ?? []);
}

/**
 * The host of an address as a browser would read it: capitals, a trailing dot, a port, a user name or full-width
 * letters do not hide a site. Sources on a checklist are often bare hosts.
 */
function hostOf(place: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//iu.test(place.trim()) ? place.trim() : `https://${place.trim()}`;
  if (!URL.canParse(address)) return null;
  return new URL(address).hostname.toLowerCase().replace(/\.+$/u, '');
}
