#!/usr/bin/env node
// A load generator in a process of its own: so many connections, each sending its next request when the last one is
// answered. What to send comes as JSON on standard input, what came of it goes as JSON to standard output.
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { percentile } from './figures.mjs';

/** @param job {url, method, headers, bodies, seconds | requests, connections} */
async function load({ url, method, headers, bodies, seconds = Infinity, requests = Infinity, connections }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port, pathname, search } = new URL(url);
  const options = { agent, hostname, port, path: `${pathname}${search}`, method, headers };
  const latencies = [];
  const refused = {};
  const start = performance.now();
  const end = start + seconds * 1000;
  let sent = 0;
  const client = async () => {
    while (performance.now() < end && sent < requests) {
      const body = bodies === undefined ? undefined : bodies[sent % bodies.length];
      sent += 1;
      const from = performance.now();
      const status = await once(options, body);
      if (status < 300) latencies.push(performance.now() - from);
      else refused[status] = (refused[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const elapsed = (performance.now() - start) / 1000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(latencies, share) ?? null);
  return {
    answered: latencies.length,
    refused,
    seconds: elapsed,
    perSecond: latencies.length / elapsed,
    p50,
    p95,
    p99,
  };
}

function once(options, body) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = http.request({ ...options, headers: { ...options.headers, ...length } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

process.stdout.write(JSON.stringify(await load(JSON.parse(await text(process.stdin)))));
