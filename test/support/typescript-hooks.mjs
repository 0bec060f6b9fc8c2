import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';

// Lets plain Node run the TypeScript of this tree, compiled as the tests compile it: node --import <this file> x.ts
// The processes that tests start, and kill, are started this way.

// Node loads this file once more, in the thread where hooks live; there it has nothing to register.
if (isMainThread) register(import.meta.url);

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const [, options] = manifest.jest.transform['^.+\\.ts$'];

export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    const source = specifier.replace(/\.js$/, '.ts');
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !specifier.startsWith('.') || source === specifier)
      throw error;
    return next(source, context);
  }
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(readFileSync(filename, 'utf8'), { ...options, filename });
  return { format: 'module', source: code, shortCircuit: true };
}
