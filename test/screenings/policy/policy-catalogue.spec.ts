import { PROTECTED_CLASSES } from '../../../src/kernel/protected-class.js';
import { activeClasses } from '../../../src/screenings/policy/active-classes.js';
import { METHODS } from '../../../src/screenings/policy/methods.js';
import {
  PolicyCatalogue,
  packDigest,
  packSchema,
  policyCatalogue,
  readPack,
} from '../../../src/screenings/policy/policy-catalogue.js';
import { policyDifference } from '../../../src/screenings/policy/policy-difference.js';
import {
  PACK_LEVELS,
  type PolicyPack,
  RETENTION_STARTS,
  ROW_SOURCES,
  RULINGS,
  SITE_KINDS,
} from '../../../src/screenings/policy/policy-pack.js';
import { type JsonSchema, schemaErrors } from '../../../src/screenings/policy/schema-check.js';
import { AGENCY_TYPES } from '../../../src/screenings/requisitions/requisition.entity.js';
import { ACCESS_BASES } from '../../../src/screenings/steps/search-record.entity.js';

const catalogue = policyCatalogue();
const schema = packSchema();
const everyPack = catalogue.ids.flatMap((id) => catalogue.versionsOf(id));

function pack(id: string, version = 1): PolicyPack {
  const found = catalogue.version(id, version);
  if (found === null) throw new Error(`no ${id} version ${version}`);
  return found;
}

describe('a pack is refused', () => {
  const ohio = pack('us-oh');
  const wrong: [string, object, string][] = [
    ['that lacks a part', { ...ohio, methods: undefined }, 'methods: is missing'],
    ['with a part nobody knows', { ...ohio, candidates: [] }, 'candidates: is not known'],
    ['of the wrong kind', { ...ohio, version: '1' }, 'version: is string, should be integer'],
    ['with half a version', { ...ohio, version: 1.5 }, 'version: is number, should be integer'],
    ['with version 0', { ...ohio, version: 0 }, 'version: is below 1'],
    ['with an id out of form', { ...ohio, id: 'Ohio' }, 'id: does not match ^us-[a-z]+(-[a-z]+)?$'],
    ['without classes', { ...ohio, classes: [] }, 'classes: has fewer than 1 items'],
    ['with a row twice', { ...ohio, extends: ['us-federal', 'us-federal'] }, 'extends: has an item twice'],
    [
      'with a class that is not canonical',
      { ...ohio, classes: [{ ...ohio.classes[0], class: 'shoe_size' }] },
      `classes[0].class: is not one of ${PROTECTED_CLASSES.join(', ')}`,
    ],
    [
      'with a row without its citation',
      { ...ohio, classes: [{ ...ohio.classes[0], citation: '' }] },
      'classes[0].citation: is empty',
    ],
    [
      'with a row that does not say whether counsel verified it',
      { ...ohio, classes: [{ ...ohio.classes[0], verified: undefined }] },
      'classes[0].verified: is missing',
    ],
  ];

  it.each(wrong)('%s', (_, value, error) => {
    const text = JSON.stringify(value);
    expect(schemaErrors(JSON.parse(text), schema)).toContain(error);
    expect(() => readPack('us-oh.v1.json', text, schema)).toThrow(error);
  });

  it('under another name than its own', () => {
    expect(() => readPack('us-or.v1.json', JSON.stringify(ohio), schema)).toThrow('name it so');
  });

  const together: [string, Partial<PolicyPack>, string][] = [
    ['with a gap in its versions', { version: 3 }, 'versions count 1, 2, 3'],
    ['not later than the version before', { version: 2 }, 'takes effect no later'],
    [
      'that extends other packs than before',
      { version: 2, effective_from: '2030-01-01', extends: [] },
      'other packs',
    ],
    ['that extends what is no pack', { id: 'us-xx', extends: ['us-yy'] }, 'us-yy, which is no pack'],
    ['that extends its own level', { id: 'us-xx', extends: ['us-oh'] }, 'us-oh, which is no wider'],
    [
      'that is older than what it extends',
      { id: 'us-xx', effective_from: '2020-01-01' },
      'older than us-federal',
    ],
  ];
  it.each(together)('%s', (_, change, fault) => {
    expect(() => new PolicyCatalogue([pack('us-federal'), ohio, { ...ohio, ...change }])).toThrow(fault);
  });
});

describe('the schema and the types', () => {
  const row = (name: string): JsonSchema['properties'] => schema.$defs?.[name]?.properties;
  const lists: [string, readonly (string | null)[] | undefined, readonly (string | null)[]][] = [
    ['classes', row('class')?.['class']?.enum, PROTECTED_CLASSES],
    ['methods', row('method')?.['method']?.enum, METHODS],
    ['grounds', row('method')?.['access_basis']?.enum, [...ACCESS_BASES, null]],
    ['rulings', row('method')?.['ruling']?.enum, RULINGS],
    ['agencies', row('method')?.['exempt_agencies']?.items?.enum, AGENCY_TYPES],
    ['levels', schema.properties?.['level']?.enum, PACK_LEVELS],
    ['site kinds', row('site')?.['kind']?.enum, SITE_KINDS],
    ['starts of retention', row('retention')?.['counted_from']?.enum, RETENTION_STARTS],
    ['sources', row('class')?.['source']?.enum, ROW_SOURCES],
  ];
  it.each(lists)('agree on the %s', (_, inSchema, inTypes) => {
    expect(inSchema).toEqual([...inTypes]);
  });
});

describe('the packs shipped', () => {
  it('are those of the jurisdictions we looked at', () => {
    expect(catalogue.ids.join(' ')).toBe(
      'us-ca us-co us-dc us-federal us-fl us-il us-ma us-md us-mi us-nj us-ny us-ny-nyc us-oh us-or us-pa us-tx us-wa us-wi',
    );
  });

  it.each(everyPack.map((it) => [`${it.id}@${it.version}`, it] as const))(
    '%s claims no row as verified by counsel',
    (_, { classes, other_grounds, methods, forbidden_sites, retention, process }) => {
      const rows = [...classes, ...other_grounds, ...methods, ...forbidden_sites, ...retention, ...process];
      expect(rows.filter((row) => row.verified)).toEqual([]);
    },
  );

  it('answer for every method: federal law names each one', () => {
    const named = new Set(pack('us-federal').methods.map((row) => row.method));
    expect(METHODS.filter((method) => !named.has(method))).toEqual([]);
  });

  it('take effect by date', () => {
    const on = (day: string) => catalogue.inForce('us-il', new Date(day))?.version;
    expect(on('2023-12-31T23:59:59Z')).toBeUndefined();
    expect(on('2024-01-01T00:00:00Z')).toBe(1);
    expect(on('2024-12-31T23:59:59Z')).toBe(1);
    expect(on('2025-01-01T00:00:00Z')).toBe(2);
    expect(on('2026-11-22T00:00:00Z')).toBe(3);
  });

  it('hold together with the wider ones, federal first', () => {
    const ids = catalogue
      .chainInForce('us-ny-nyc', new Date('2026-01-01'))
      .map((it) => `${it.id}@${it.version}`);
    expect(ids).toEqual(['us-federal@1', 'us-ny@2', 'us-ny-nyc@1']);
    expect(catalogue.chainInForce('us-zz', new Date())).toEqual([]);
  });

  it('have a digest each that any change changes', () => {
    const ohio = pack('us-oh');
    expect(new Set(everyPack.map(packDigest)).size).toBe(everyPack.length);
    expect(packDigest({ ...ohio, title: 'ohio' })).not.toBe(packDigest(ohio));
  });
});

describe('the active classes', () => {
  it('are all of them without a pack: silence never protects less', () => {
    expect([...activeClasses([])]).toEqual([...PROTECTED_CLASSES]);
  });

  it('are the union of the packs, what gives those away, and always names', () => {
    const federal = activeClasses([pack('us-federal')]);
    for (const active of ['religion', 'genetic_family_history', 'name'] as const)
      expect(federal).toContain(active);
    for (const givenAway of ['marital_partnership', 'language_accent', 'hair_traits'] as const) {
      expect(federal).toContain(givenAway);
    }
    expect(federal).not.toContain('personal_appearance');
    expect(activeClasses([pack('us-federal'), pack('us-mi')])).toContain('personal_appearance');
  });

  it.each(everyPack)('name those of $id version $version', (it) => {
    const active = activeClasses([it]);
    expect(it.classes.filter((row) => !active.has(row.class))).toEqual([]);
  });
});

describe('the difference between versions', () => {
  it('is nothing between a version and itself', () => {
    expect(policyDifference([pack('us-il')], [pack('us-il')])).toEqual([]);
  });

  it('names classes, methods and rules that come and go', () => {
    const [up] = policyDifference([pack('us-il', 1)], [pack('us-il', 3)]);
    expect(up?.classesAdded.map((row) => row.class)).toEqual(['reproductive_decisions', 'family_caregiver']);
    expect(up?.methodsAdded.map((row) => row.method)).toEqual(['automated_scoring']);
    expect(up?.rulesChanged).toEqual(['ai_notice']);
    expect([up?.classesRemoved, up?.methodsRemoved, up?.sitesAdded, up?.sitesRemoved]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    const [down] = policyDifference([pack('us-il', 3)], [pack('us-il', 1)]);
    expect(down?.classesRemoved).toEqual(up?.classesAdded);
    expect(down?.methodsRemoved).toEqual(up?.methodsAdded);
  });

  it('takes a pack that was not pinned as new as a whole', () => {
    const [added] = policyDifference([], [pack('us-oh')]);
    expect(added?.from).toBeNull();
    expect(added?.classesAdded).toEqual(pack('us-oh').classes);
  });
});
