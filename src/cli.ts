import { type Command, EXIT_USAGE, UsageError } from './cli/command.js';

interface Entry {
  readonly usage: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every command. Each is loaded only when it is called, so that `filter` starts without the service. */
const COMMANDS: { readonly [name: string]: Entry } = {
  filter: {
    usage: 'filter [--explain] [--threads N]',
    summary: 'filter JSON Lines {"id","text"} from standard input to standard output',
    load: async () => (await import('./cli/filter.command.js')).filterCommand,
  },
  'ledger:verify': {
    usage: 'ledger:verify [--checkpoint FILE] [--key NAME+ID+KEY]',
    summary: 'recompute the ledger and name the first broken entry',
    load: async () => (await import('./cli/ledger-verify.command.js')).ledgerVerifyCommand,
  },
  'ledger:witness': {
    usage: 'ledger:witness --url ADDRESS --key NAME+ID+KEY --folder FOLDER [--name NAME]',
    summary: 'check from outside that the ledger only grew, and cosign its checkpoint',
    load: async () => (await import('./cli/ledger-witness.command.js')).ledgerWitnessCommand,
  },
  'ledger:rotate-key': {
    usage: 'ledger:rotate-key',
    summary: 'make a new key for the checkpoints of the ledger; what the old one signed goes on counting',
    load: async () => (await import('./cli/ledger-rotate-key.command.js')).ledgerRotateKeyCommand,
  },
  'packet:check': {
    usage:
      'packet:check FILE [--url ADDRESS] [--signature FILE --jwks FILE] [--proof FILE --key NAME+ID+KEY]',
    summary: 'say whether a file is a packet exactly as it was released',
    load: async () => (await import('./cli/packet-check.command.js')).packetCheckCommand,
  },
  migrate: {
    usage: 'migrate',
    summary: 'bring the database up to date',
    load: async () => (await import('./cli/migrate.command.js')).migrateCommand,
  },
  'administrator:create': {
    usage: 'administrator:create --email ADDRESS --name "NAME" [--password-stdin]',
    summary: 'make the first account of an install with DATABASE_URL',
    load: async () => (await import('./cli/administrator-create.command.js')).administratorCreateCommand,
  },
  'keys:rotate': {
    usage: 'keys:rotate',
    summary: 'wrap the data keys of all screenings with a new master key, beside the running service',
    load: async () => (await import('./cli/keys-rotate.command.js')).keysRotateCommand,
  },
  'findings:import': {
    usage: 'findings:import FILE --url ADDRESS --screening ID',
    summary: 'send a file of findings (JSON Lines) to a running service; called again, it goes on',
    load: async () => (await import('./cli/findings-import.command.js')).findingsImportCommand,
  },
  refilter: {
    usage: 'refilter --url ADDRESS [--cancel]',
    summary: 'filter all stored findings again under the present rules, and show how far it is',
    load: async () => (await import('./cli/refilter.command.js')).refilterCommand,
  },
  'side:environment': {
    usage: 'side:environment desk|hiring|auditor|worker',
    summary: 'print the variables that one side needs to run as a process of its own (secrets)',
    load: async () => (await import('./cli/side-environment.command.js')).sideEnvironmentCommand,
  },
  demo: {
    usage: 'demo',
    summary: 'play one requisition from the opening to the audit, over HTTP',
    load: async () => (await import('./cli/demo.command.js')).demoCommand,
  },
};

async function run(name: string | undefined, args: readonly string[]): Promise<number> {
  const entry = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) {
    process.stderr.write(`${usage()}\n`);
    return EXIT_USAGE;
  }
  const command = await entry.load();
  try {
    return await command(args, process.env);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\nUsage: npm run ${entry.usage.replace(' ', ' -- ')}\n`);
      return EXIT_USAGE;
    }
    const { explainStartError } = await import('./apps/start-error.js');
    const { message, exitCode } = explainStartError(error);
    process.stderr.write(`${message}\n`);
    return exitCode;
  }
}

function usage(): string {
  const rows = Object.values(COMMANDS).map((entry) => `  ${entry.usage}\n      ${entry.summary}`);
  return `Usage: node dist/cli.js COMMAND, or npm run COMMAND -- OPTIONS\n\n${rows.join('\n')}`;
}

const [name, ...args] = process.argv.slice(2);
process.exitCode = await run(name, args);
