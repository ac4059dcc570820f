import { formatDate, number } from '#platform/i18n/dates.ts';
import { Facts, Notice, Page, Section, State } from '#platform/ui/index.ts';
import { type Definition, definitions } from './definitions.ts';
import { t } from './texts.ts';

/** What is reported to Kolada, and how each figure is defined; a figure that nobody has counted is not there. */
export function KeyFiguresPage() {
  return (
    <Page title={t.title()} lead={t.lead()} trail={[{ href: '/screening', label: t.trail() }]}>
      <Notice>{t.because()}</Notice>
      {definitions.map((definition) => (
        <One definition={definition} />
      ))}
      <Section title={t.reporting()}>
        <ul>
          <li>{t.reportingWho()}</li>
          <li>{t.reportingPart()}</li>
          <li>{t.reportingCities()}</li>
          <li>{t.reportingCompare()}</li>
        </ul>
        <p>
          {t.api()}: <a href="/api">GET /api/v1/screening/key-figures</a>
        </p>
      </Section>
    </Page>
  );
}

function One({ definition }: { definition: Definition }) {
  const { id, numerator, per, version, source, published_on, published_for } = definition;
  return (
    <Section title={`${id}. ${t[`title_${numerator}`]()}`}>
      <State kind="neutral">{t.noValue()}</State>
      <p>{t[`counts_${numerator}`]()}</p>
      <Facts
        items={[
          { term: t.denominator(), value: t.adults() },
          { term: t.unit(), value: t.unitOf({ per: number(per) }) },
          { term: t.published(), value: t.publishedOf({ day: formatDate(published_on), year: String(published_for) }) },
          { term: t.definition(), value: `${t.definitionOf({ version })}. ${source}` },
        ]}
      />
    </Section>
  );
}
