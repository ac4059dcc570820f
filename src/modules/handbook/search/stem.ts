// The analyser of functions.sql once more, for the copy in a browser, which has no database to ask: the endings of words alone.
// stem.test.ts asks both for the same words; whoever changes one changes the other.

/** As handbook.search_is_small. */
const SMALL = new Set(
  'alla allt att av bara blev bli blir blivit de dem den denna deras dess dessa det detta dig din dina dit ditt du där därför då efter eller en er era ert ett finns från få får för genom ha hade han hans har henne hennes hon honom hos hur här i icke in inom inte ja jag ju kan kommer kunde man med mellan men mig min mina mitt mot mycket måste ni nu när någon något några och om oss på samma sedan sig sin sina sitt själv ska skall skulle som så sådan till under upp ut utan vad var vara varit varje vars vart vem vi vid vilka vilken vilket vill är även åt över'.split(
    ' ',
  ),
);
/** As handbook.search_stem, in its order. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/^((?:[^aeiouyåäö]*[aeiouyåäö]+[^aeiouyåäö].*|..+)[bcdfghjklmnoprtvyaeå])s$/, '$1'],
  [
    /^((?:[^aeiouyåäö]+[aeiouyåäö]+[^aeiouyåäö]|[aeiouyåäö]+[^aeiouyåäö].).*?)(?:heterna|heten|heter|het|andena|anden|andet|ande|arna|erna|orna|aren|are|aste|ast|ade|ad|at|ar|ern|er|orn|or|ena|en|et|an|it|a|e)$/,
    '$1',
  ],
  [/^(.{5,})ation$|^(.{4,})ning$/, '$1$2'],
  [/^(.{4,})ing$|^(.{4,})lig$/, '$1$2'],
  [/^(.{4,})ig$/, '$1'],
  [/(n)n$|(m)m$/, '$1$2'],
  [/^(..+[dtgfbpkv])r$/, '$1'],
  [/^(..+[gxkp])n$|^(....+d)n$/, '$1$2'],
  [/^(..+[^aeiouyåäös])j$/, '$1'],
  [/^(..+[^aeiouyåäö])el$/, '$1l'],
  [/^(...+[bgklmprv])t$|^(....+[lmv])d$|^(....+d)d$/, '$1$2$3'],
  [/^(....+(?:[iyuö]|el))n$/, '$1'],
];
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  'män/man utsätt/utsatt utsät/utsatt sön/son döt/dot dött/dott böck/bok nätt/natt numr/num skrev/skriv slog/slag slår/slag slå/slag våldtag/våldtäk våldt/våldtäk våldtog/våldtäk våldtar/våldtäk bröt/bryt brut/bryt begick/begå utrett/utred grep/grip ströp/stryp tvång/tving omhändertog/omhändertag omhändert/omhändertag'
    .split(' ')
    .map((pair) => pair.split('/') as [string, string]),
);

const SIGNS = 'éèêëáàâãíìîïóòôõúùûüýÿñçøæ';
const PLAIN = 'eeeeaaaaiiiioooouuuuyyncöä';
const WORD =
  /(?:[A-Za-zÅÄÖåäö]-)?[^\p{Cc}\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u27bf\u3000-\u303f]+/gu;

/** The words of a text that say something, in lower case and without foreign accents, as handbook.search_tokens has them. */
export const sayingWords = (text: string): string[] =>
  [
    ...text
      .normalize('NFC')
      .replace(/\u00ad/g, '')
      .matchAll(WORD),
  ]
    .map(([word]) =>
      word.toLowerCase().replace(/[^a-zåäö0-9]/g, (sign) => (sign === '-' ? '' : (PLAIN[SIGNS.indexOf(sign)] ?? sign))),
    )
    .filter((word) => !SMALL.has(word));

/** What all inflections of a word have in common. */
export function stem(word: string): string {
  if (!/^[a-zåäö]+$/.test(word)) return word;
  let made = word;
  for (let turn = 0; turn < 6; turn++) {
    const before = made;
    for (const [ending, rest] of ENDINGS) made = made.replace(ending, rest);
    if (made === before) break;
  }
  return IRREGULAR.get(made) ?? made.replace(/^(...+)män$/, '$1man').replace(/^(.+)böck$/, '$1bok');
}

/** Without dots, as handbook.search_bare keeps it for those whose keyboard has none. */
export const bare = (term: string): string => `~${term.replace(/[åä]/g, 'a').replaceAll('ö', 'o')}`;
