import { loadConfig } from '../platform/config/config.js';
import { prepareDatabase } from '../platform/database/prepare-database.js';
import { StructuredLogger } from '../platform/operations/structured-logger.js';
import type { DemoLogin } from './demo-logins.js';
import { ensureDemoWorkspace } from './demo-workspace.js';
import { openDatabase } from './open-database.js';
import { ProcessLife } from './process-life.js';
import { buildService } from './service.js';
import { explainStartError } from './start-error.js';

/**
 * The whole life of the process: 1 configuration → 2 database → 3 migrations and roles → 4 rooms → 5 demo
 * workspace, embedded only → 6 listen → 7 until a signal: finish requests and jobs, then stop the database.
 */
export async function runService(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const config = loadConfig(environment);
    const logger = new StructuredLogger(config.log.level);
    const life = new ProcessLife(logger, config.drainMs);
    const database = await openDatabase(config, {
      onLine: (line) => logger.debug(line, 'PostgreSQL'),
      onLost: () => life.databaseLost(),
    });
    life.database = database;
    await prepareDatabase(database.config.databaseUrl, database.config.secrets.loginSecret);
    const app = await buildService(database.config, logger);
    life.app = app;
    const logins = config.embedded ? await ensureDemoWorkspace(app, config.dataDir) : [];
    await app.listen(config.http.port, config.http.host);
    welcome(await app.getUrl(), logins);
  } catch (error) {
    const { message, exitCode } = explainStartError(error);
    process.stderr.write(`${message}\n`);
    process.exit(exitCode);
  }
}

function welcome(url: string, logins: readonly DemoLogin[]): void {
  const lines = [
    '',
    `Fairscreen is running at ${url}`,
    `API documentation:      ${url}/docs   (OpenAPI: ${url}/docs-json)`,
  ];
  if (logins.length > 0) {
    lines.push('', 'Demo workspace: one login per role (remove these accounts before real use)');
    for (const login of logins)
      lines.push(`  ${login.role.padEnd(15)} ${login.email.padEnd(30)} ${login.password}`);
    lines.push('', 'Play the whole story: npm run demo');
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}
