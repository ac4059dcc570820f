export const sv = {
  subject: 'Samfrid: loggens ankare {file}',
  body: 'Spara det här brevet där ingen som sköter Samfrid kan ändra det. Det säger hur långt varje kedja i loggen hade kommit och vad den slutade med. Ändras eller tas något bort ur loggen efteråt, visar det sig när loggen jämförs med det här (samfrid audit verify).',
} as const;
