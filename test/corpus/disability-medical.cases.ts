import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'He wears a cochlear implant and takes Eliquis.', goes: ['cochlear', 'Eliquis'] },
  { text: 'She was in the psych ward on Seroquel.', goes: ['psych ward', 'Seroquel'] },
  {
    text: 'They were granted a second-degree disability pension for schizophrenia.',
    goes: ['second-degree disability pension', 'schizophrenia'],
  },
  { text: 'An able-bodied, neurotypical driver replied.', goes: ['able-bodied', 'neurotypical'] },
  {
    text: 'They were high on Xanax while driving a school bus.',
    stays: ['They were high on Xanax while driving a school bus.'],
  },
  { text: 'Tested positive for cocaine and opioids.', stays: ['Tested positive for cocaine and opioids.'] },
  {
    text: 'They crushed and snorted Adderall at the party.',
    stays: ['They crushed and snorted Adderall at the party.'],
  },
  {
    text: 'They stole oxycodone from the ambulance and snorted it in the truck.',
    stays: ['They stole oxycodone from the ambulance and snorted it in the truck.'],
  },
  { text: 'They sold steroids at the gym.', stays: ['They sold steroids at the gym.'] },
  {
    text: 'The plow crashed because the driver was drunk on shift.',
    stays: ['The plow crashed because the driver was drunk on shift.'],
  },
  { text: 'He uses a wheelchair and has PTSD.', goes: ['wheelchair', 'PTSD'] },
  { text: 'She takes Zoloft for depression.', goes: ['Zoloft', 'depression'] },
  { text: 'The candidate is deaf and signs fluently in ASL.', goes: ['deaf', 'ASL'] },
  { text: 'He posts about his AA sponsor and his sobriety.', goes: ['AA sponsor', 'sobriety'] },
  { text: 'She is undergoing chemo for stage 3 breast cancer.', goes: ['chemo', 'breast cancer'] },
  { text: 'Folks with a limp parked in the handicap spot.', goes: ['limp', 'handicap'] },
  { text: "They have Crohn's and a colostomy bag.", goes: ['Crohn', 'colostomy'] },
  { text: 'He is on the spectrum and has ADHD.', goes: ['spectrum', 'ADHD'] },
  { text: 'She is HIV positive.', goes: ['HIV'] },
  { text: 'Their son has Down syndrome and epilepsy.', goes: ['Down syndrome', 'epilepsy'] },
  { text: 'He is a recovering alcoholic, two years sober.', goes: ['recovering alcoholic', 'sober'] },
  { text: 'She brought her service dog.', goes: ['service dog'] },
  { text: 'Check the blind spot before you merge.', stays: ['Check the blind spot before you merge.'] },
  { text: 'The complaint fell on deaf ears.', stays: ['The complaint fell on deaf ears.'] },
  {
    text: 'Attackers crippled the network and disabled the alarm.',
    stays: ['Attackers crippled the network and disabled the alarm.'],
  },
  { text: 'My card is disabled, can you enable it?', stays: ['My card is disabled, can you enable it?'] },
  {
    text: 'They were stoned at work and sold Vicodin to coworkers.',
    stays: ['They were stoned at work and sold Vicodin to coworkers.'],
  },
  { text: 'They gave a coworker a black eye.', stays: ['They gave a coworker a black eye.'] },
  {
    text: 'The patient portal is down; please be patient.',
    stays: ['The patient portal is down; please be patient.'],
  },
  { text: 'Mute your microphone before the call.', stays: ['Mute your microphone before the call.'] },
  { text: 'The data recovery took two days.', stays: ['The data recovery took two days.'] },
  { text: 'They were cited for impaired driving.', stays: ['They were cited for impaired driving.'] },
  {
    text: 'They stole a prescription pad and forged a signature.',
    stays: ['They stole a prescription pad and forged a signature.'],
  },
  { text: 'Lithium batteries must be recycled.', stays: ['Lithium batteries must be recycled.'] },
  { text: 'The stutter in the video.', stays: ['stutter in the video'] },
  { text: 'Anyone need Adderall? Cash only.', stays: ['Anyone need Adderall? Cash only.'] },
  { text: 'Emotional support llama on the train.', goes: ['Emotional support llama'] },
  { text: 'She relapsed after rehab.', goes: ['relapsed', 'rehab'] },
  { text: 'My cancer is inoperable.', goes: ['cancer', 'inoperable'] },
  { text: 'I have lupus.', goes: ['lupus'] },
  { text: 'Canis lupus ranges over the plain.', stays: ['Canis lupus ranges over the plain.'] },
  {
    text: 'The patch relapsed into the old bug, said the log.',
    stays: ['The patch relapsed into the old bug, said the log.'],
  },
  {
    text: 'A slight depression in the lawn holds water.',
    stays: ['A slight depression in the lawn holds water.'],
  },
  { text: 'The lift is inoperable until Monday.', stays: ['The lift is inoperable until Monday.'] },
  {
    text: 'Grew up HOH, hacks traffic lights for fun.',
    goes: ['HOH'],
    stays: ['hacks traffic lights for fun'],
  },
  {
    text: 'Ninety days clean, paid back every victim.',
    goes: ['days clean'],
    stays: ['paid back every victim'],
  },
  {
    text: 'Resource room kid turned best estimator in the firm.',
    goes: ['Resource room'],
    stays: ['best estimator in the firm'],
  },
  {
    text: 'Rebif jabs on Monday, jabbed a clerk with a pen on Tuesday.',
    goes: ['Rebif'],
    stays: ['jabbed a clerk with a pen on Tuesday'],
  },
  {
    text: 'The contractor will rehab the old mill by spring.',
    stays: ['The contractor will rehab the old mill by spring.'],
  },
  {
    text: 'Home again: three days clean of incidents on the north line.',
    stays: ['Home again: three days clean of incidents on the north line.'],
  },
];
