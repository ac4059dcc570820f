export const sv = {
  pictureWithoutWords:
    'Rad {line}: bilden saknar en text som säger vad den visar. Skriv den mellan hakparenteserna, före (bild:…).',
  pictureFromElsewhere: 'Rad {line}: bilden ligger inte här. Lägg in den med ”Infoga bild”, så följer den med texten.',
  unsafeLink:
    'Rad {line}: länken ”{words}” går inte att följa säkert. En länk börjar med https://, mailto:, tel: eller / för en sida här.',
  malformedLaw:
    'Rad {line}: laghänvisningen ”{address}” går inte att läsa. Skriv till exempel lag:2025:400#K14P3 för 14 kap. 3 § i SFS 2025:400.',
  html: 'Rad {line}: ”{tag}” är HTML och får inte stå i texten. Ta bort det. Ska det läsas som det står: sätt tecknet ` (accenten som lutar bakåt) före och efter.',
  andMore: { one: 'Och en sak till.', other: 'Och {n} saker till.' },
  law: 'lag',
  table: 'Tabell {number}',
  leadsTo: '(leder till {address})',
  picture: 'Bild: {words}',
  law_2025_400: 'Socialtjänstlagen',
  law_2009_400: 'Offentlighets- och sekretesslagen',
  law_1990_52: 'Lagen med särskilda bestämmelser om vård av unga',
  law_1949_381: 'Föräldrabalken',
  law_1993_387: 'Lagen om stöd och service till vissa funktionshindrade',
  law_2024_79: 'Lagen om placering av barn i skyddat boende',
  law_1962_700: 'Brottsbalken',
  law_2017_900: 'Förvaltningslagen',
  law_2017_30: 'Hälso- och sjukvårdslagen',
  law_2010_800: 'Skollagen',
  law_hslf_2022_39: 'Socialstyrelsens föreskrifter om våld i nära relationer',
} as const;
