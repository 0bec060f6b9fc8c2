import { FIRST, SECOND } from './candidates.js';
import type { Cast } from './cast.js';
import { admitCandidate } from './scenes/admit-candidate.js';
import { audit } from './scenes/audit.js';
import { checkPacket, provePacket } from './scenes/check-packet.js';
import { decide, readPacket } from './scenes/decide.js';
import { gather } from './scenes/gather.js';
import { openRequisition } from './scenes/open-requisition.js';
import { pry, pryFurther } from './scenes/pry.js';
import { approveWaivedStep, release, tryTooEarly } from './scenes/release.js';
import { review } from './scenes/review.js';
import type { Script } from './script.js';

/** The step that is left out for the second candidate. */
const WAIVED_STEP = 'local_news';

/** One requisition with two candidates, from its opening to the audit. */
export async function playStory(script: Script, cast: Cast): Promise<void> {
  const opening = await openRequisition(script, cast);
  script.page.heading('Two candidates');
  const first = await admitCandidate(script, cast, opening, FIRST);
  const second = await admitCandidate(script, cast, opening, SECOND);

  script.page.heading('The same checklist for both');
  const firstLogged = await gather(script, cast, opening, first, null);
  const secondLogged = await gather(script, cast, opening, second, WAIVED_STEP);

  await tryTooEarly(script, cast, second);
  await approveWaivedStep(script, cast, second, WAIVED_STEP);

  script.page.heading('Validation, and a second pair of eyes');
  await review(script, cast, opening, first, firstLogged);
  await review(script, cast, opening, second, secondLogged);

  script.page.heading('Release');
  const firstPacket = await release(script, cast, first);
  const secondPacket = await release(script, cast, second);

  script.page.heading('What the hiring manager gets');
  await readPacket(script, cast, first, firstPacket, firstLogged);
  await readPacket(script, cast, second, secondPacket, secondLogged);
  await checkPacket(script, cast, secondPacket);

  script.page.heading('What the hiring manager does not get');
  await pry(script, cast.hiring_manager, opening, first, firstLogged);
  await pryFurther(script, cast, opening, first);

  script.page.heading('The decision');
  await decide(script, cast, opening, firstPacket, 'do_not_proceed');
  await decide(script, cast, opening, secondPacket, 'proceed');

  script.page.heading('The audit');
  await audit(script, cast, opening, [first, second], WAIVED_STEP);
  await provePacket(script, cast, secondPacket);
  await pry(script, cast.auditor, opening, first, firstLogged);
}
