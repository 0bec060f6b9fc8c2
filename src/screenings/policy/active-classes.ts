import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import type { PolicyPack } from './policy-pack.js';

/**
 * What gives a protected class away although the statute doesn't name it. A text that says `my husband` reveals
 * sexual orientation, an accent national origin, braids race, a workers' compensation claim an injury: to remove the
 * one and leave the other would remove nothing.
 */
const GIVEN_AWAY_BY: { readonly [protectedClass in ProtectedClass]?: readonly ProtectedClass[] } = {
  race: ['color', 'ethnicity_ancestry', 'hair_traits'],
  national_origin: ['ethnicity_ancestry', 'citizenship_immigration', 'language_accent'],
  sex: ['pregnancy_lactation', 'gender_identity', 'reproductive_decisions', 'family_caregiver'],
  sexual_orientation: ['marital_partnership'],
  disability_medical: ['workers_compensation_leave'],
};

/**
 * The classes whose content the filter removes under these packs: those they name, what gives those away, and names,
 * which are proxies for several. Without any pack, all: silence never means that less is protected.
 */
export function activeClasses(packs: readonly PolicyPack[]): ReadonlySet<ProtectedClass> {
  if (packs.length === 0) return new Set(PROTECTED_CLASSES);
  const named = packs.flatMap((pack) => pack.classes.map((row) => row.class));
  const givenAway = named.flatMap((protectedClass) => GIVEN_AWAY_BY[protectedClass] ?? []);
  const active = new Set<ProtectedClass>([...named, ...givenAway, 'name']);
  return new Set(PROTECTED_CLASSES.filter((protectedClass) => active.has(protectedClass)));
}
