import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'The policewoman and the waitress filed a complaint.', goes: ['policewoman', 'waitress'] },
  { text: 'Mrs. Alvarez was elected chairwoman of the club.', goes: ['Mrs', 'chairwoman'] },
  { text: 'He told himself that his report was late.', goes: ['He', 'himself', 'his'] },
  { text: 'Two gals from payroll and some lads from the depot sent it.', goes: ['gals', 'lads'] },
  { text: 'She pledged Delta Gamma and lives in the sorority house.', goes: ['Delta Gamma', 'sorority'] },
  { text: 'Three guys and a lady answered the ad.', goes: ['guys', 'lady'] },
  { text: 'A graduate of Bryn Mawr, she plays in the WNBA.', goes: ['Bryn Mawr', 'WNBA'] },
  { text: 'The actress hugged her mother and her aunt.', goes: ['actress', 'mother', 'aunt'] },
  { text: 'The salesman and the stewardess argued.', goes: ['salesman', 'stewardess'] },
  { text: 'The fraternity brothers hired a handyman.', goes: ['fraternity', 'handyman'] },
  {
    text: 'Order a male to female adapter for the projector.',
    stays: ['Order a male to female adapter for the projector.'],
  },
  {
    text: 'The mother board failed and the daughter card is missing.',
    stays: ['The mother board failed and the daughter card is missing.'],
  },
  {
    text: 'Our sister company uses the same master key.',
    stays: ['Our sister company uses the same master key.'],
  },
  { text: 'Oh man, the server is down again.', stays: ['Oh man, the server is down again.'] },
  { text: 'Thanks guys, the build is green.', stays: ['Thanks guys, the build is green.'] },
  {
    text: 'The man page for this command is outdated.',
    stays: ['The man page for this command is outdated.'],
  },
  {
    text: 'Spider Man posters were stolen from the lobby.',
    stays: ['Spider Man posters were stolen from the lobby.'],
  },
  { text: 'The manpower plan is attached.', stays: ['The manpower plan is attached.'] },
  { text: 'Lock the manhole cover before you leave.', stays: ['Lock the manhole cover before you leave.'] },
  {
    text: 'The class has a parent element and two child elements.',
    stays: ['The class has a parent element and two child elements.'],
  },
  {
    text: 'Fraternity treasurer who drained the house account for sports bets.',
    goes: ['Fraternity'],
    stays: ['drained the house account for sports bets'],
  },
  {
    text: 'Male nurse, brother of two, steals propofol.',
    goes: ['Male', 'brother of two'],
    stays: ['steals propofol'],
  },
  {
    text: 'Some dude at the kiosk got a flash grenade rolled under the shutter.',
    goes: ['dude'],
    stays: ['a flash grenade rolled under the shutter'],
  },
  {
    text: 'PMS is my excuse; the boiling oil was on purpose.',
    goes: ['PMS'],
    stays: ['the boiling oil was on purpose'],
  },
  {
    text: 'I made a bomb threat to the elementary school.',
    stays: ['I made a bomb threat to the elementary school.'],
  },
  { text: 'I drove drunk with kids in the car.', stays: ['I drove drunk with kids in the car.'] },
  { text: 'Sexually assaulted a coworker.', stays: ['Sexually assaulted a coworker.'] },
  {
    text: 'I faked a back injury to get paid time off.',
    stays: ['I faked a back injury to get paid time off.'],
  },
  { text: 'I am female and my mother is too.', goes: ['female', 'mother'] },
  { text: 'A bearded guy in a girlish coat.', goes: ['bearded'] },
  { text: 'Use a male to female HDMI adapter.', stays: ['Use a male to female HDMI adapter.'] },
  { text: 'The mother plant needs light.', stays: ['The mother plant needs light.'] },
  { text: 'Bearded irises bloom in May.', stays: ['Bearded irises bloom in May.'] },
  { text: 'Phi Delt alum, dealt pills.', goes: ['Phi Delt'], stays: ['dealt pills'] },
];
