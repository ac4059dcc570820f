import { may } from '#platform/http/here.ts';
import { Empty, LinkButton, Notice, Page } from '#platform/ui/index.ts';
import type { Unit } from '../binder/binder.queries.ts';
import { ChooseUnit } from '../binder/choose-unit.tsx';
import type { CardLine } from './card.queries.ts';
import { CardLines } from './card-lines.tsx';
import { t } from './texts.ts';

export const papers = ['wallet', 'a5'] as const;
export type Paper = (typeof papers)[number];

type Props = { units: readonly Unit[]; unit: Unit | null; lines: readonly CardLine[]; paper: Paper | null };

/** Lines that a wallet's card has room for, besides 112 on the first. */
const WALLET = 4;

/** The lines card by card: a wallet's card has room for few, all else for all. */
const cardsOf = (lines: readonly CardLine[], paper: Paper | null): (readonly CardLine[])[] =>
  paper !== 'wallet' || lines.length <= WALLET
    ? [lines]
    : [
        lines.slice(0, WALLET),
        ...Array.from({ length: Math.ceil((lines.length - WALLET) / (WALLET + 1)) }, (_, i) =>
          lines.slice(WALLET + i * (WALLET + 1), WALLET + (i + 1) * (WALLET + 1)),
        ),
      ];

/** Whom to call now: large, to be pressed, and to be printed for the wallet or the wall. */
export function CardPage({ units, unit, lines, paper }: Props) {
  const at = (wanted: Paper | null) =>
    `/handbook/card?${new URLSearchParams({ ...(unit ? { unit: unit.id } : {}), ...(wanted ? { paper: wanted } : {}) })}`;
  return (
    <Page
      title={t.title()}
      lead={unit ? t.lead({ unit: unit.name }) : t.leadAlone()}
      trail={[{ href: '/handbook', label: t.handbook() }]}
    >
      {unit && !paper && <ChooseUnit units={units} unit={unit} />}
      {paper && <Notice>{t.printHelp()}</Notice>}
      {cardsOf(lines, paper).map((within, i, cards) => {
        const which = cards.length > 1 ? t.cardOf({ card: i + 1, of: cards.length }) : '';
        return (
          <section
            class={`emergency-card${paper ? ` emergency-${paper}` : ''}`}
            aria-label={[t.title(), which].filter(Boolean).join(' · ')}
          >
            {paper && <p class="emergency-for">{[t.title(), unit?.name, which].filter(Boolean).join(' · ')}</p>}
            <CardLines lines={within} alone={i > 0} />
          </section>
        );
      })}
      {lines.length === 0 && !paper && <Empty title={t.onlyAlarm()} body={t.onlyAlarmBody()} />}
      <div class="button-row">
        {papers
          .filter((one) => one !== paper)
          .map((one) => (
            <LinkButton href={at(one)}>{t[one]()}</LinkButton>
          ))}
        {paper && <LinkButton href={at(null)}>{t.screen()}</LinkButton>}
        {!paper && unit && <LinkButton href={`/handbook/offline?unit=${unit.id}`}>{t.offline()}</LinkButton>}
        {!paper && may('handbook.write') && <LinkButton href="/handbook/card/lines">{t.keep()}</LinkButton>}
      </div>
    </Page>
  );
}
