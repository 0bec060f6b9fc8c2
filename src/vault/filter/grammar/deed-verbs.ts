import { verbForms } from '../morphology.js';

/**
 * Verbs of what people do to things: tamper, steal, trade, wreck, mend, make. What such a verb is done to belongs to the
 * deed. Verbs that also tell of one's own body or life (take, use, need, have, keep, hide a condition) are not here.
 * Written for this project.
 */
const REGULAR = `repair fix donate slash burn torch smash wreck vandalize crush divert swap trade forge snort smuggle swipe pocket
hoard shoplift boost loot scam replace dilute empty dump pour spill flush toss stash rig loosen unplug tamper siphon
pawn fence leak shred erase hack water pack ship mail deliver stock relabel mislabel counterfeit bootleg load unload unlock
invent assemble weld solder patent auction peddle hawk hijack ransack raid ram topple smear sabotage contaminate poison
torpedo detonate ignite blast crash dent scratch kick shove photocopy laminate stack shelve sanitize sterilize
calibrate recycle scrap strip dismantle`;
const DOUBLED = `rob:robbed:robbing swap:swapped:swapping flip:flipped:flipping grab:grabbed:grabbing scam:scammed:scamming
traffic:trafficked:trafficking skim:skimmed:skimming strip:stripped:stripping rig:rigged:rigging scrap:scrapped:scrapping
ram:rammed:ramming ship:shipped:shipping unplug:unplugged:unplugging`;
const IRREGULAR = `sell sells sold selling deal deals dealt dealing steal steals stole stolen stealing resell resells resold
reselling break breaks broke breaking hid hide hides hiding throw throws threw throwing build builds built building rebuild
rebuilds rebuilt rebuilding snatch snatches snatched snatching trained trains training sew sews sewed sewing knit knits knitted
knitting pelt pelted pelting`;

function allForms(): Set<string> {
  const forms = new Set(IRREGULAR.split(/\s+/));
  for (const verb of REGULAR.split(/\s+/)) for (const form of [verb, ...verbForms(verb)]) forms.add(form);
  for (const line of DOUBLED.split(/\s+/)) for (const form of line.split(':')) forms.add(form);
  return forms;
}

export const DEED_VERBS: ReadonlySet<string> = allForms();

/**
 * Verbs of what people do to records and duties; a condition may be their object too ("faked a seizure"), so they take only
 * what a thing follows: "skipped the sepsis check", "exposed the baby formula scam".
 */
export const RECORD_VERBS: ReadonlySet<string> = new Set(
  `skip skips skipped skipping fake fakes faked faking falsify falsifies falsified expose exposes exposed exposing ignore ignores
ignored ignoring publish published posted photograph photographed film films filmed filming paint painted graffitied tag
tagged delete deleted clone cloned cheat cheated shook shake shaking cut cuts cutting set sets lit shot shoot shooting mock mocked
clean cleaned cleaning paint paints run runs ran running rang buy buys bought read mix mixed lock locked padlock padlocked switch switched
switches switching block blocked blocking raise raised raising lose lost losing crash crashed crashing spike spiked spiking cash cashed cashing count counted feed fed rigged pawned jam jammed soak soaked hose hosed print printed prints printing piss pissed fill filled filling`.split(
    /\s+/,
  ),
);
