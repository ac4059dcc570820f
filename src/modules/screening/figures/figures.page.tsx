import { filled } from '#platform/http/form-state.ts';
import { addressWith, ButtonRow, Filters, LinkButton, Notice, Page, Select } from '#platform/ui/index.ts';
import { headPeriod, monthsOn, periodOf, steps } from './periods.ts';
import { PublishedPart } from './published-part.tsx';
import type { Figures } from './read-figures.ts';
import { sayPublishedAsked } from './say-published.ts';
import { channelWords, sayNow, sayView } from './say-work.ts';
import { t } from './texts.ts';
import { FURTHEST, figuresAt } from './view.ts';
import { WorkPart } from './work-part.tsx';

/** How everyone is asked at a place: the work where the reader answers for it, and what is published for all. */
export function FiguresPage({ figures }: { figures: Figures }) {
  const { place, mine, view, work } = figures;
  const others = mine.filter(({ id }) => id !== place.id);
  return (
    <Page
      title={t.title({ place: place.name })}
      lead={work ? sayNow(figures, work) : sayPublishedAsked(figures)}
      trail={place.above.map(({ id, name }) => ({ href: figuresAt(id, view), label: name }))}
      action={<Files />}
    >
      {others.length > 0 && work && (
        <p class="figures-mine">
          {t.mine()}{' '}
          {others.map(({ id, name }) => (
            <a href={figuresAt(id, view)}>{name}</a>
          ))}
        </p>
      )}
      <Choose figures={figures} />
      {view.channel && (
        <Notice>
          <p>
            {t.onlyChannel({ channel: channelWords[view.channel]() })}{' '}
            <a href={addressWith({ channel: null })}>{t.everyChannel()}</a>
          </p>
        </Notice>
      )}
      {work && <WorkPart figures={figures} work={work} />}
      <PublishedPart figures={figures} />
    </Page>
  );
}

const Files = () => (
  <ButtonRow>
    <LinkButton href={addressWith({ format: 'xlsx' })} variant="secondary">
      {t.excel()}
    </LinkButton>
    <LinkButton href={addressWith({ format: 'csv' })} variant="quiet">
      {t.csv()}
    </LinkButton>
  </ButtonRow>
);

function Choose({ figures: { place, view } }: { figures: Figures }) {
  const months = Array.from({ length: FURTHEST + 1 }, (_, i) => monthsOn(view.now, -i)).map((month) => ({
    ...{ value: month.slice(0, 7), label: headPeriod(periodOf(month, 'month'), 'month'), group: month.slice(0, 4) },
  }));
  const words = { month: t.monthChoice, quarter: t.quarterChoice, year: t.yearChoice };
  const { from, to } = view;
  return (
    <details class="more figures-choose">
      <summary>{sayView(view)}</summary>
      <Filters
        clear={`/screening/figures/${place.id}`}
        keep={{ channel: view.channel, reason: view.reason, sort: view.sort || null }}
      >
        <Select
          name="step"
          label={t.step()}
          empty={false}
          options={steps.map((step) => ({ value: step, label: words[step]() }))}
          form={filled({ step: view.step })}
        />
        <Select name="from" label={t.from()} empty={false} options={months} form={filled({ from: from.slice(0, 7) })} />
        <Select name="to" label={t.to()} empty={false} options={months} form={filled({ to: to.slice(0, 7) })} />
      </Filters>
    </details>
  );
}
