import { once } from 'node:events';

/** Lets the keeper of the test cluster go and waits until it has stopped the server and removed its folder. */
export default async function stopTestCluster() {
  const child = globalThis.testCluster;
  if (child === undefined || child.exitCode !== null) return;
  child.ref();
  child.stdin.end();
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The PostgreSQL for the tests did not stop cleanly (exit code ${code}).`);
}
