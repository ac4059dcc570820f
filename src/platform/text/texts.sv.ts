export const sv = {
  pictureWithoutWords:
    'Rad {line}: bilden saknar en text som säger vad den visar. Skriv den mellan hakparenteserna, före (bild:…).',
  pictureFromElsewhere: 'Rad {line}: bilden ligger inte här. Lägg in den med ”Infoga bild”, så följer den med texten.',
  unsafeLink:
    'Rad {line}: länken ”{words}” går inte att följa säkert. En länk börjar med https://, mailto:, tel: eller / för en sida här.',
  malformedLaw:
    'Rad {line}: laghänvisningen ”{address}” går inte att läsa. Skriv till exempel lag:2025:400#K14P3 för 14 kap. 3 § i SFS 2025:400.',
  html: 'Rad {line}: ”{tag}” är HTML och får inte stå i texten. Ta bort det, eller skriv det inom `grav accent` om det ska läsas som det står.',
  andMore: { one: 'Och en sak till.', other: 'Och {n} saker till.' },
  law: 'lag',
  table: 'Tabell {number}',
  picture: 'Bild: {words}',
} as const;
