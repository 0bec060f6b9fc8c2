import type { Case } from './case.js';

export const cases: readonly Case[] = [
  { text: 'My nephew and their toddler came along.', goes: ['nephew', 'toddler'] },
  { text: 'They molested a child at the camp.', stays: ['They molested a child at the camp.'] },
  {
    text: 'They were convicted of child endangerment.',
    stays: ['They were convicted of child endangerment.'],
  },
  { text: 'Proud mom of two and PTA treasurer.', goes: ['mom of two', 'PTA'] },
  { text: 'He is a stay-at-home dad.', goes: ['stay-at-home dad'] },
  { text: 'She cares for her elderly mother.', goes: ['elderly mother'] },
  { text: 'They have custody of their twins.', goes: ['twins'] },
  { text: 'Their son plays in the yard.', goes: ['son'] },
  { text: 'He babysits his grandkids on Fridays.', goes: ['grandkids'] },
  { text: 'She is a foster parent.', goes: ['foster parent'] },
  { text: 'They have no kids.', goes: ['kids'] },
  { text: 'Grandma posted the picture.', goes: ['Grandma'] },
  { text: 'They adopted a baby last fall.', goes: ['adopted a baby'] },
  { text: 'The parent company owns three brands.', stays: ['The parent company owns three brands.'] },
  { text: 'The suspect was taken into custody.', stays: ['The suspect was taken into custody.'] },
  {
    text: 'They were caught with child pornography on a laptop.',
    stays: ['They were caught with child pornography on a laptop.'],
  },
  { text: 'The council adopted a resolution.', stays: ['The council adopted a resolution.'] },
  { text: 'We foster collaboration between teams.', stays: ['We foster collaboration between teams.'] },
  { text: 'The child process did not exit.', stays: ['The child process did not exit.'] },
  { text: 'Child abuse was reported to the county.', stays: ['Child abuse was reported to the county.'] },
  { text: 'Twin engines failed at once.', stays: ['Twin engines failed at once.'] },
  { text: 'Order from the kids menu.', stays: ['Order from the kids menu.'] },
  { text: 'The family plan costs ten dollars.', stays: ['The family plan costs ten dollars.'] },
];
