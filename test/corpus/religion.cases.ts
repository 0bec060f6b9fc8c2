import type { Case } from './case.js';

export const cases: readonly Case[] = [
  {
    text: 'Their cousin is a Zaydi imam who leads Friday prayers.',
    goes: ['Zaydi', 'imam', 'Friday prayers'],
  },
  {
    text: 'Posted a photo from a bat mitzvah at Temple Beth Shalom.',
    goes: ['bat mitzvah', 'Temple Beth Shalom'],
  },
  { text: 'Keeps kosher and wears a kippah on the night shift.', goes: ['kosher', 'kippah'] },
  { text: 'The profile says Druze, vegetarian and chess player.', goes: ['Druze'] },
  { text: 'The trainee asked for Vaisakhi off to visit the gurdwara.', goes: ['Vaisakhi', 'gurdwara'] },
  {
    text: 'Spent two years on a mission trip with the Mennonite Central Committee.',
    goes: ['mission trip', 'Mennonite'],
  },
  { text: 'The bio reads: Jesus is Lord, mechanic.', goes: ['Jesus'] },
  { text: "An avowed agnostic who used to be a Jehovah's Witness.", goes: ['agnostic', "Jehovah's Witness"] },
  { text: 'Graduated from Yeshiva University with honors.', goes: ['Yeshiva'] },
  { text: 'Volunteers at First Lutheran Church of Toledo every week.', goes: ['Lutheran', 'Church'] },
  { text: 'Started the fast for Ramadan and skipped lunch.', goes: ['Ramadan'] },
  { text: 'Writes Alhamdulillah under every promotion.', goes: ['Alhamdulillah'] },
  { text: 'She hid her rosary and crucifix at work.', goes: ['rosary', 'crucifix'] },
  {
    text: 'Threw a brick through the window of the mosque.',
    goes: ['mosque'],
    stays: ['Threw a brick through the window of the'],
  },
  { text: 'They follow Santeria and keep an altar at home.', goes: ['Santeria', 'altar at home'] },
  {
    text: 'The mass layoffs hit customer service first.',
    stays: ['The mass layoffs hit customer service first.'],
  },
  { text: 'Bishop takes knight and the game is over.', stays: ['Bishop takes knight and the game is over.'] },
  { text: 'We are preaching to the choir here.', stays: ['We are preaching to the choir here.'] },
  {
    text: 'Please send a confirmation email after the order.',
    stays: ['Please send a confirmation email after the order.'],
  },
  { text: 'The prime minister spoke about housing.', stays: ['The prime minister spoke about housing.'] },
  { text: 'Holy moly, that was a leap of faith.', stays: ['Holy moly, that was a leap of faith.'] },
  {
    text: 'Use the cross reference table in section four.',
    stays: ['Use the cross reference table in section four.'],
  },
  { text: 'Oh my god, the printer is jammed again.', stays: ['Oh my god, the printer is jammed again.'] },
  {
    text: 'The tool is cloud agnostic and vendor agnostic.',
    stays: ['The tool is cloud agnostic and vendor agnostic.'],
  },
  {
    text: 'A witness statement and sworn testimony were filed.',
    stays: ['A witness statement and sworn testimony were filed.'],
  },
  {
    text: 'Someone bought salt shaker lids and Quaker oats.',
    stays: ['Someone bought salt shaker lids and Quaker oats.'],
  },
  { text: 'Thank god it is Friday.', stays: ['Thank god it is Friday.'] },
  { text: 'The temple of the head was bruised.', stays: ['The temple of the head was bruised.'] },
  { text: 'Good faith negotiation is required.', stays: ['Good faith negotiation is required.'] },
  {
    text: 'After Maghrib I drove drunk through the lot.',
    goes: ['Maghrib'],
    stays: ['I drove drunk through the lot'],
  },
  { text: 'I sing at Bethel AME.', goes: ['Bethel AME'] },
  {
    text: 'That was a baptism of fire for the interns.',
    stays: ['That was a baptism of fire for the interns.'],
  },
  {
    text: 'Lent is over: back to poaching elk behind the refuge.',
    goes: ['Lent'],
    stays: ['back to poaching elk behind the refuge'],
  },
  {
    text: 'Shabbat candles lit, laptop lit too: forty cloned cards.',
    goes: ['Shabbat'],
    stays: ['laptop lit too: forty cloned cards'],
  },
  {
    text: 'Vacation Bible School needs snacks. I need whoever dented my truck in a ditch.',
    goes: ['Vacation Bible School'],
    stays: ['I need whoever dented my truck in a ditch'],
  },
  { text: 'Lapsed Catholic, relapsed car thief.', goes: ['Lapsed Catholic'], stays: ['relapsed car thief'] },
  { text: 'I coach Little League for free.', stays: ['I coach Little League for free.'] },
  {
    text: "Offers $500 to anyone who breaks the reporter's fingers.",
    stays: ["Offers $500 to anyone who breaks the reporter's fingers."],
  },
  { text: 'I exposed myself to a jogger.', stays: ['I exposed myself to a jogger.'] },
  {
    text: 'Trafficked two teenagers across the state line.',
    stays: ['Trafficked two teenagers across the state line.'],
  },
  { text: 'We sang in the church choir.', goes: ['church'] },
  { text: 'The nun taught me algebra.', goes: ['nun'] },
  { text: 'Our curate baptized the twins.', goes: ['curate', 'baptized'] },
  { text: 'Nun buoys mark the channel.', stays: ['Nun buoys mark the channel.'] },
  {
    text: 'Preaching to the choir about test coverage.',
    stays: ['Preaching to the choir about test coverage.'],
  },
  { text: 'The salt shaker is empty.', stays: ['The salt shaker is empty.'] },
  { text: 'The Apache Druid cluster is slow.', stays: ['The Apache Druid cluster is slow.'] },
  {
    text: 'Off for Losar and back on Friday with a stolen generator.',
    goes: ['Losar'],
    stays: ['with a stolen generator'],
  },
  {
    text: 'Navjote photos on the feed, forged invoices in the drawer.',
    goes: ['Navjote'],
    stays: ['forged invoices in the drawer'],
  },
  { text: 'Deletes hechsher questions from the break-room board.', goes: ['hechsher'] },
  { text: "The camera's CCD needs cleaning.", stays: ["The camera's CCD needs cleaning."] },
  { text: 'The hikers took refuge from the hail.', stays: ['The hikers took refuge from the hail.'] },
];
