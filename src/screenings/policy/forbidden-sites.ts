import type { ForbiddenSite, PolicyPack } from './policy-pack.js';

/** The row of the pinned packs' deny-list that a source or an address falls under, or null. */
export function forbiddenSite(packs: readonly PolicyPack[], place: string): ForbiddenSite | null {
  const rows = packs.flatMap((pack) => pack.forbidden_sites);
  for (const host of hostsOf(place)) {
    const row = rows.find((site) => host === site.host || host.endsWith(`.${site.host}`));
    if (row !== undefined) return row;
  }
  return null;
}

/** The host of an address, and those of addresses inside it, as archives and translators write them. */
function hostsOf(place: string): string[] {
  const plain = place.replace(/%(?:25)*3a/giu, ':').replace(/%(?:25)*2f/giu, '/');
  const inside = plain.split(/https?:\/+/iu).slice(1);
  return [place, ...inside].flatMap((address) => hostOf(address) ?? []);
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
