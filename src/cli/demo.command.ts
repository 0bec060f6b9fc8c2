import { type Command, EXIT_FAILED, EXIT_OK } from './command.js';
import { StoryBroken } from './demo/answer.js';
import { logInAll } from './demo/cast.js';
import { freshInstance } from './demo/fresh-instance.js';
import { type Instance, runningInstance } from './demo/instance.js';
import { Page } from './demo/page.js';
import { Script } from './demo/script.js';
import { playStory } from './demo/story.js';

/** As shells report a command that Ctrl-C ended. */
const EXIT_INTERRUPTED = 130;

/**
 * `demo`: plays the whole story over HTTP, against the instance that is running or a fresh one, and checks it.
 * The exit code says whether everything was as it tells.
 */
export const demoCommand: Command = async (_args, environment) => {
  const isColoured = process.stdout.isTTY === true && (environment['NO_COLOR'] ?? '') === '';
  const script = new Script(new Page(process.stdout, isColoured));
  let stop: Instance['stop'] = async () => {};
  const interrupted = () => void stop().then(() => process.exit(EXIT_INTERRUPTED));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const instance = await openInstance(script, environment, (stopIt) => {
      stop = stopIt;
    });
    await playStory(script, await logInAll(instance.url, instance.logins));
  } catch (error) {
    if (!(error instanceof StoryBroken)) throw error;
    script.page.paragraph(`\nThe story stops here. ${error.message}`);
    return EXIT_FAILED;
  } finally {
    await stop();
  }
  return verdict(script);
};

async function openInstance(
  script: Script,
  environment: NodeJS.ProcessEnv,
  onSpawned: (stop: Instance['stop']) => void,
): Promise<Instance> {
  const running = await runningInstance(environment);
  script.page.paragraph(
    running === null
      ? 'No running instance was found; a fresh one is started for the story.'
      : `The story is played at ${running.url}.`,
  );
  return running ?? freshInstance(environment, onSpawned);
}

function verdict(script: Script): number {
  script.page.heading('The end');
  if (script.failures.length === 0) {
    script.page.paragraph('Everything was as the story says.');
    return EXIT_OK;
  }
  script.page.paragraph(`Not as the story says: ${script.failures.length}`);
  script.page.block(script.failures.map((failure) => `✗ ${failure}`));
  return EXIT_FAILED;
}
