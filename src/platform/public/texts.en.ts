import type { Shape } from '#platform/i18n/texts.ts';
import type { sv } from './texts.sv.ts';

export const en: Shape<typeof sv> = {
  about: 'About Samfrid',
  aboutLead: 'Samfrid is the municipality’s common place for its work against violence in close relationships.',
  aboutWhat:
    'Here training is planned for those who meet people exposed to violence, people who use violence, and children. One can see who has been trained, who is next and how many remain. Samfrid is a tool for staff and partners. It is not a place to get help: if you need help now, call 112.',
  dataTitle: 'Data about you',
  dataBody:
    'Samfrid keeps data about employments and training. A person with protected identity is shown without unit, e-mail and phone. What you do in Samfrid is noted in a log that nobody can change, and you can read your own lines.',
  cookies:
    'The cookies used are for sign-in, language, light or dark appearance and short messages. Nothing is passed to anyone outside.',
  openTitle: 'Open source',
  openBody: 'Samfrid is free software under the licence EUPL-1.2. A municipality or region runs it itself.',
  accessibility: 'Accessibility',
  accessibilityLead: 'Samfrid partly conforms to the Swedish act on accessibility of digital public services.',
  howTitle: 'How we have tested',
  howBody:
    'Pages are tested against WCAG 2.2 AA with the tool axe in a real browser, by keyboard alone, at a width of 320 pixels, at 400 per cent zoom and without scripts. The testing is our own and is repeated at every change.',
  lackTitle: 'What we know is lacking',
  lackReader: 'No test with a screen reader has been made by an experienced user.',
  lackPdf: 'Certificates and lists are written as tagged PDF files following PDF/UA, but no independent tool has examined them.',
  tellTitle: 'Tell us',
  tellBody:
    'If you meet an obstacle, tell the municipality or region that runs this installation. If the answer does not satisfy you, you can report it to the Agency for Digital Government at digg.se/tdosanmalan.',
  api: 'How to connect other systems to Samfrid',
};
