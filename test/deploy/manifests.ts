import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';

export const DEPLOY = fileURLToPath(new URL('../../deploy/', import.meta.url));

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: { readonly template?: { readonly spec: PodSpec } };
  readonly data?: { readonly [name: string]: string };
}

export interface PodSpec {
  readonly automountServiceAccountToken?: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly securityContext?: { readonly runAsNonRoot?: boolean; readonly seccompProfile?: { type: string } };
  readonly containers: readonly Container[];
}

export interface Container {
  readonly args: readonly string[];
  readonly envFrom: ReadonlyArray<{ configMapRef?: { name: string }; secretRef?: { name: string } }>;
  readonly securityContext?: object;
  readonly resources?: { readonly requests?: object; readonly limits?: { readonly memory?: string } };
  readonly readinessProbe?: { readonly httpGet: { readonly path: string } };
  readonly livenessProbe?: { readonly httpGet: { readonly path: string } };
}

export interface ComposeService {
  readonly image: string;
  readonly command: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly env_file?: ReadonlyArray<{ readonly path: string }>;
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
}

/** What `kubectl apply -k` sends, file by file as the kustomization lists them. */
export function manifests(): Manifest[] {
  const folder = join(DEPLOY, 'kubernetes');
  const listed: { readonly resources: readonly string[] } = parse(read(folder, 'kustomization.yaml'));
  const unlisted = readdirSync(folder).filter(
    (file) => file !== 'kustomization.yaml' && !listed.resources.includes(file),
  );
  if (unlisted.length > 0) throw new Error(`kustomization.yaml does not list ${unlisted.join(', ')}`);
  return listed.resources.flatMap((file) =>
    parseAllDocuments(read(folder, file)).map((document): Manifest => document.toJS()),
  );
}

export function composeServices(): { readonly [name: string]: ComposeService } {
  const compose: { readonly services: { readonly [name: string]: ComposeService } } = parse(
    readFileSync(join(DEPLOY, 'compose.yaml'), 'utf8'),
    { merge: true },
  );
  return compose.services;
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
