import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { loadConfig } from '../../src/platform/config/config.js';
import { isSide, SIDES } from '../../src/platform/config/sides.js';
import { composeServices, DEPLOY, type Manifest, manifests } from './manifests.js';

// No engine runs here: the files are held to their schemas, to the rules of a hardened pod, and to what the service reads.

const load = createRequire(import.meta.url);
const SIDE_NAMES = Object.keys(SIDES);
const dockerfile = readFileSync(join(DEPLOY, 'Dockerfile'), 'utf8');
const all = manifests();
const pods = all.flatMap((manifest) => {
  const spec = manifest.spec?.template?.spec;
  return spec === undefined ? [] : [{ name: manifest.metadata.name, spec }];
});
const sides = pods.filter(({ name }) => isSide(name));

/** Checks a manifest against the schema of the Kubernetes API it names. */
function validateManifest(manifest: Manifest): void {
  const models: { readonly [kind: string]: new (manifest: object) => { validate(): void } } = load(
    `kubernetes-models/${manifest.apiVersion}/${manifest.kind}`,
  );
  const Model = models[manifest.kind];
  if (Model === undefined) throw new Error(`Kubernetes has no ${manifest.kind}.`);
  new Model(manifest).validate();
}

describe('the image', () => {
  it('is built by a file without faults', () => {
    expect(validate(dockerfile)).toEqual([]);
    expect(validate('FROM node\nENTRYPOINT [ "node"\nCOPPY a b')).not.toEqual([]);
  });

  it('copies only what is there and let through', () => {
    const through = readFileSync(join(DEPLOY, 'Dockerfile.dockerignore'), 'utf8');
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, names]) => names?.split(' ') ?? [],
    );
    expect(sources).toContain('migrations');
    for (const source of sources) {
      expect([source, existsSync(join(DEPLOY, '..', source))]).toEqual([source, true]);
      expect(through.split('\n')).toContain(`!${source}`);
    }
  });

  it('runs as nobody in particular, without the sources', () => {
    const final = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(final).toMatch(/^USER (?!0\b|root\b)\d+:\d+$/m);
    expect(final).not.toMatch(/COPY.* \.\/src/);
  });
});

describe('on Kubernetes', () => {
  it.each(all.map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest] as const))(
    '%s keeps to its schema',
    (_name, manifest) => {
      validateManifest(manifest);
      expect(() => validateManifest({ ...manifest, metadata: Object({ name: 7 }) })).toThrow();
    },
  );

  it('every side runs, and the migrations before them', () => {
    expect(pods.map(({ name }) => name).sort()).toEqual([...SIDE_NAMES, 'migrate'].sort());
    for (const { name, spec } of sides) expect(spec.containers[0]?.args).toEqual(['dist/main.js', name]);
  });

  it.each(pods.map(({ name, spec }) => [name, spec] as const))('%s is contained', (_name, spec) => {
    expect(spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    for (const container of spec.containers) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(container.resources?.requests).toBeDefined();
      expect(container.resources?.limits?.memory).toBeDefined();
    }
  });

  it.each(pods.map(({ name, spec }) => [name, spec] as const))(
    '%s is handed its own secret alone',
    (name, spec) => {
      const handed = spec.containers.flatMap(({ envFrom }) =>
        envFrom.map(({ secretRef }) => secretRef?.name),
      );
      const own = name === 'migrate' ? 'fairscreen-owner' : `fairscreen-${name}`;
      expect(handed.filter((secret) => secret !== undefined)).toEqual([own]);
    },
  );

  it.each(sides.map(({ name, spec }) => [name, spec] as const))(
    '%s is probed, and has time to finish',
    (_name, spec) => {
      expect(spec.containers[0]).toMatchObject({
        readinessProbe: { httpGet: { path: '/health/ready' } },
        livenessProbe: { httpGet: { path: '/health/live' } },
      });
      const drain = Number(settings()['DRAIN_SECONDS']);
      expect(drain).toBeGreaterThan(2 * 2); // two looks of the readiness probe
      expect(spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(drain + 30);
    },
  );

  it('the settings are ones the service reads', () => {
    const config = loadConfig(settings());
    expect(config).toMatchObject({ drainMs: 10_000, http: { trustedProxies: 1 } });
    expect(Object.keys(settings()).sort()).toEqual([
      'DRAIN_SECONDS',
      'LEDGER_ORIGIN',
      'LOG_LEVEL',
      'TRUSTED_PROXIES',
    ]);
  });
});

function settings(): { readonly [name: string]: string } {
  const found = all.find(({ kind }) => kind === 'ConfigMap');
  return found?.data ?? {};
}

describe('with compose', () => {
  const services = composeServices();
  const own = Object.entries(services).filter(([, { image }]) => image === 'fairscreen');

  it('every side runs, with its own environment alone', () => {
    for (const side of SIDE_NAMES) {
      expect(services[side]).toMatchObject({
        command: ['dist/main.js', side],
        env_file: [{ path: `secrets/${side}.env` }],
      });
    }
    const holders = own.filter(([, { env_file: files }]) =>
      files?.some(({ path }) => path.includes('owner')),
    );
    expect(holders.map(([name]) => name)).toEqual(['operator']);
  });

  it.each(own)('%s is contained', (_name, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('hiring and the auditor have no way to the queue', () => {
    const onQueue = Object.entries(services).filter(([, { networks }]) => networks.includes('queue'));
    expect(onQueue.map(([name]) => name).sort()).toEqual(['desk', 'operator', 'queue', 'worker']);
  });
});
