import { Controller, Get } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { apiDocument } from '../../src/platform/http/openapi.js';
import { PlatformApp } from '../support/platform-app.js';
import { TestService } from '../support/service.js';
import { declaredRoutes, servedRoutes } from './read-routes.js';
import { ROUTES } from './routes.table.js';

/** The API's description and the page that shows it: served in front of the guard, and about nobody. */
const DOCUMENT_ROUTES = /^GET \/docs(-json|-yaml|$|\/)/;

let service: TestService;
beforeAll(async () => {
  service = await TestService.start();
}, 120_000);
afterAll(() => service.stop());

describe('a route that declares nothing', () => {
  @Controller('planted')
  class PlantedController {
    @Get()
    undeclared(): string {
      return 'reached';
    }
  }

  it('is refused to everybody, and stands out in the table', async () => {
    const platform = await PlatformApp.start({ controllers: [PlantedController] });
    try {
      const token = await platform.as('planted@example.org', ['administrator']);
      for (const authorization of [token, '']) {
        const refused = await platform.http().get('/planted').set('Authorization', authorization).expect(403);
        expect(refused.body.code).toBe('route.undeclared');
      }
      expect(declaredRoutes(platform.app)).toContainEqual(['GET', '/planted', 'UNDECLARED', 'nobody']);
    } finally {
      await platform.stop();
    }
  });
});

describe('the route table', () => {
  it('is the one that was reviewed: test/architecture/routes.table.ts', () => {
    expect(printed(declaredRoutes(service.app))).toEqual(printed(ROUTES));
  });

  it('has every route that the server listens to', () => {
    const served = servedRoutes(service.app).filter((route) => !DOCUMENT_ROUTES.test(route));
    const declared = declaredRoutes(service.app).map(([method, path]) => `${method} ${path}`);
    expect(served.length).toBeGreaterThan(70);
    expect(served.sort()).toEqual(declared.sort());
  });

  it('lets nobody in without an account but where it says why', async () => {
    const open = ROUTES.filter(([, , permission]) => permission === 'public');
    expect(open.map(([method, path]) => `${method} ${path}`)).toEqual([
      'GET /.well-known/jwks.json',
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'GET /packets/check',
      'GET /packets/check.js',
      'GET /v1/packet-checks/:digest',
      'POST /v1/sessions',
      'POST /v1/sessions/oidc',
      'POST /v1/sessions/oidc/authorizations',
      'POST /v1/sessions/refresh',
    ]);
    for (const [method, path, permission] of ROUTES) {
      if (permission === 'public' || method !== 'GET') continue;
      await service.anonymous.get(path).expect(401);
    }
  });
});

describe('the API document', () => {
  let document: OpenAPIObject;
  beforeAll(() => {
    document = apiDocument(service.app);
  });

  it('describes every route, so that a stranger can call it', () => {
    for (const [method, path] of ROUTES) {
      const operation = operationOf(document, method, path);
      expect(operation).toMatchObject({
        summary: expect.stringMatching(/\w/),
        operationId: expect.stringMatching(/^[a-z]\w+$/),
      });
      const success = Object.entries(operation?.responses ?? {}).filter(([status]) => /^2/.test(status));
      expect([path, success.length]).toEqual([path, 1]);
      expect([path, success[0]?.[0] === '204' || hasContent(success[0]?.[1])]).toEqual([path, true]);
    }
  });

  it('gives every operation a name of its own', () => {
    const names = ROUTES.map(([method, path]) => operationOf(document, method, path)?.operationId);
    expect(new Set(names).size).toBe(ROUTES.length);
  });

  it('refers to schemas that exist, for bodies and answers', () => {
    const references = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? [];
    const known = Object.keys(document.components?.schemas ?? {});
    expect(references.length).toBeGreaterThan(100);
    for (const reference of references) expect(known).toContain(reference.split('/').at(-1));
  });

  it('says of every member of every schema what it is', () => {
    const silent = Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) =>
      'properties' in schema
        ? Object.entries(schema.properties ?? {})
            .filter(([, property]) => !('description' in property) || property.description === '')
            .map(([property]) => `${name}.${property}`)
        : [],
    );
    expect(silent).toEqual([]);
  });
});

function printed(routes: readonly (readonly string[])[]): string[] {
  return routes.map((route) => route.join(' | ')).sort();
}

function operationOf(document: OpenAPIObject, method: string, path: string) {
  const item = document.paths[path.replaceAll(/[:*](\w+)/g, '{$1}')];
  const name = method.toLowerCase();
  if (name === 'get' || name === 'post' || name === 'put' || name === 'patch' || name === 'delete') {
    return item?.[name];
  }
  return undefined;
}

function hasContent(response: object | undefined): boolean {
  return response !== undefined && 'content' in response;
}
