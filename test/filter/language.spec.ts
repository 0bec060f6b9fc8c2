import { filter } from '../../src/vault/filter/filter.js';
import { loadRuleset } from '../../src/vault/ruleset/ruleset-in-force.js';

const held = (text: string) => filter(text, { people: [] }, loadRuleset()).held;

describe('a text in another language', () => {
  it.each([
    ['Spanish', 'Ya me cansé del supervisor, mañana lo espero en el estacionamiento.'],
    ['Spanish', 'Mi esposo y yo vamos a la iglesia todos los domingos.'],
    ['French', 'Je vais brûler ce dépôt si mon chef continue.'],
    ['French', 'Ma femme est enceinte et nous sommes très contents.'],
    ['German', 'Ich bringe den Kerl um, wenn er nochmal anruft.'],
    ['German', 'Meine Frau ist schwanger und wir freuen uns.'],
    ['Italian', 'Ti amo tanto, sei la mia vita'],
    ['Portuguese', 'Eu vou na igreja todo domingo com minha esposa.'],
    ['Dutch', 'Ik ga niet meer naar het werk voor die man.'],
    ['Polish', 'Nie lubię mojego szefa i zrobię mu krzywdę.'],
    ['Turkish', 'Ben Müslümanım ve oruç tutuyorum.'],
    ['Tagalog', 'Ako ay isang Katoliko at mahal ko ang trabaho ko.'],
    ['Swahili', 'Mimi ni Mwislamu na ninafunga wakati wa Ramadhani.'],
    ['Vietnamese', 'Tôi là người Công giáo.'],
    ['Spanish, short', 'Odio a mi jefe'],
    ['German, short', 'Ich hasse meinen Chef'],
    ['Dutch, short', 'Ik haat mijn baas'],
    ['Swahili, short', 'Ninamchukia bosi wangu'],
    [
      'Spanish, a sentence among English ones',
      'Worked late again. Mi esposa está embarazada y no lo sabe. So tired.',
    ],
    ['Spanish, a quote', 'He texted "te voy a romper la cara esta noche" and blocked me.'],
    ['French, a clause', 'I was at the store and then je vais tuer mon patron ce soir, je te jure.'],
  ])('in %s is held: nothing vouches for it', (_language, text) => {
    expect(held(text)).toBe('unknown_language');
  });

  it.each(['Я сожгу этот склад.', '我每个星期天都去教堂。', 'أنا أصلي كل يوم', '저는 교회에 다녀요'])(
    'in another script is held: %s',
    (text) => {
      expect(held(text)).toBe('unknown_script');
    },
  );
});

describe('an English text is not held', () => {
  it.each([
    'lol ok see u tmrw',
    'gonna b late thx',
    'Sold the truck. Cash only.',
    'Los Angeles Lakers tickets, two left',
    'He ordered tacos al pastor and said gracias to the cook.',
    'They met at El Paso airport on the last day of May.',
    'The café on Rue de la Paix had the best crème brûlée of the trip.',
    'Zoë and François fixed the naïve résumé parser in one evening.',
    'Fixed the bug in src/main.ts, deploy at noon',
    'I will burn the depot down if they cut our shifts again.',
    'No.',
    'Hasta la vista, old server.',
    'Carpe diem, folks.',
    'Los Angeles to Las Vegas in four hours.',
    'Add la croix and pommes frites to the list',
    'U enjoy ur shows...',
    '#TeamNight #OvertimeAgain',
  ])('%s', (text) => {
    expect(held(text)).toBeNull();
  });
});
