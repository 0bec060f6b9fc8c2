import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Command, EXIT_FAILED, EXIT_OK, UsageError } from './command.js';
import { addressOf, loginOf, RemoteProblem, RemoteService } from './remote/remote-service.js';

const LOOK_EVERY_MS = 1000;

interface Run {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly done: number;
  readonly changed: number;
  readonly held: number;
  readonly failed: number;
  readonly unchanged: number;
}

/**
 * `refilter`: has a running service filter everything again under its present rules, and shows how far it is. Ended
 * half-way, the run goes on without it; started again, the command shows the run that is under way.
 */
export const refilterCommand: Command = async (args, environment) => {
  const { url, cancel } = optionsOf(args);
  try {
    const service = await RemoteService.open(url, loginOf(environment));
    let run = await startedOrRunning(service);
    if (cancel) run = await service.ask<Run>(`/v1/refilter-runs/${run.id}/cancellation`, { method: 'POST' });
    process.stderr.write(`${run.id}\n`);
    while (run.state === 'running') {
      process.stderr.write(`${lineOf(run)}\n`);
      await pause(LOOK_EVERY_MS);
      run = await service.ask<Run>(`/v1/refilter-runs/${run.id}`);
    }
    process.stdout.write(`${run.state}: ${lineOf(run)}\n`);
    if (run.changed + run.held + run.failed > 0) {
      process.stdout.write('Packets that hold a text of before: GET /v1/refiltered-packets\n');
    }
    return EXIT_OK;
  } catch (error) {
    if (!(error instanceof RemoteProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT_FAILED;
  }
};

/** @throws RemoteProblem, also when there is nothing to do */
async function startedOrRunning(service: RemoteService): Promise<Run> {
  const { data } = await service.ask<{ readonly data: readonly Run[] }>('/v1/refilter-runs?limit=1');
  const [newest] = data;
  if (newest?.state === 'running') return newest;
  return service.ask<Run>('/v1/refilter-runs', { method: 'POST' });
}

function lineOf({ done, total, changed, held, failed, unchanged }: Run): string {
  return `${done} of ${total} findings: ${unchanged} unchanged, ${changed} changed, ${held} held, ${failed} failed`;
}

function optionsOf(args: readonly string[]): { url: string; cancel: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { url: { type: 'string' }, cancel: { type: 'boolean', default: false } },
    });
    return { url: addressOf(values.url), cancel: values.cancel };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError('It takes --url and --cancel.');
  }
}
