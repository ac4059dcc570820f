import { filled } from '#platform/http/form.ts';
import { may } from '#platform/http/here.ts';
import { Empty, Filters, LinkButton, Notice, Page, Select } from '#platform/ui/index.ts';
import { unitOptions } from '../binder/binder.page.tsx';
import type { Unit } from '../binder/binder.queries.ts';
import type { CardLine } from './card.queries.ts';
import { CardLines } from './card-lines.tsx';
import { t } from './texts.ts';

export const papers = ['wallet', 'a5'] as const;
export type Paper = (typeof papers)[number];

type Props = { units: readonly Unit[]; unit: Unit | null; lines: readonly CardLine[]; paper: Paper | null };

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
      {units.length > 1 && unit && !paper && (
        <Filters>
          <Select
            name="unit"
            label={t.chooseUnit()}
            options={unitOptions(units)}
            empty={false}
            form={filled({ unit: unit.id })}
          />
        </Filters>
      )}
      {paper && <Notice>{t.printHelp()}</Notice>}
      <section class={`emergency-card${paper ? ` emergency-${paper}` : ''}`} aria-label={t.title()}>
        {paper && <p class="emergency-for">{unit ? `${t.title()} · ${unit.name}` : t.title()}</p>}
        <CardLines lines={lines} />
      </section>
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
