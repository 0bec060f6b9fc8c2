import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PERMISSIONS } from '../../src/kernel/permission.js';
import { declarationOf } from '../../src/platform/access/declarations.js';
import type { Route } from './routes.table.js';

/** Every handler of the running app as a row of the route table; one that declares nothing says so. */
export function declaredRoutes(app: NestExpressApplication): Route[] {
  const rows: Route[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prefix: string = Reflect.getMetadata(PATH_METADATA, metatype);
      for (const name of new MetadataScanner().getAllMethodNames(metatype.prototype)) {
        const handler: object = metatype.prototype[name];
        const method: RequestMethod | undefined = Reflect.getMetadata(METHOD_METADATA, handler);
        if (method === undefined) continue;
        const path: string = Reflect.getMetadata(PATH_METADATA, handler);
        rows.push([RequestMethod[method], pathOf(prefix, path), ...accessOf(handler)]);
      }
    }
  }
  return rows.sort(([methodA, pathA], [methodB, pathB]) =>
    `${pathA} ${methodA}` < `${pathB} ${methodB}` ? -1 : 1,
  );
}

/** What the HTTP server really listens to, read from its router: `GET /v1/packets/:id`. */
export function servedRoutes(app: NestExpressApplication): string[] {
  const { router }: { router: { stack: readonly object[] } } = app.getHttpAdapter().getInstance();
  return router.stack
    .filter(hasRoute)
    .flatMap(({ route }) =>
      Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`),
    );
}

interface RouteLayer {
  readonly route: { readonly path: string; readonly methods: { readonly [method: string]: boolean } };
}

function hasRoute(layer: object): layer is RouteLayer {
  return 'route' in layer && layer.route !== undefined;
}

function pathOf(prefix: string, path: string): string {
  return `/${[prefix, path]
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
}

function accessOf(handler: object): [string, string] {
  const declared = declarationOf(handler);
  if (declared === null) return ['UNDECLARED', 'nobody'];
  if (declared.kind === 'public') return ['public', declared.reason];
  return [declared.permission, PERMISSIONS[declared.permission].join(' ')];
}
