import { ButtonRow, Facts, LinkButton, Notice, Section, Table } from '#platform/ui/index.ts';
import type { Assessment } from './assessments.queries.ts';
import { Frame } from './frame.tsx';
import { answersSaid, type Value, valuesOf } from './outcome.ts';
import { t } from './texts.ts';

/** Three values beside each other, what to think of before one parts, and the way to the case record. */
export function ResultPage({ visit, assessment }: { visit: string; assessment: Assessment }) {
  return (
    <Frame visit={visit} title={t.resultTitle()} lead={t.resultLead()}>
      <div class="values">
        {valuesOf(assessment).map((value) => (
          <ValueCard value={value} />
        ))}
      </div>
      <Notice title={t.thinkTitle()}>
        <p>{assessment.instrument.kind === 'scored' ? t.think() : t.thinkWhole()}</p>
        <p>{t.thinkHelp()}</p>
      </Notice>
      <Section title={t.keepTitle()} lead={t.keep()}>
        <ButtonRow>
          <LinkButton href={`/screening/visits/${visit}/assessment/pdf`} variant="primary">
            {t.print()}
          </LinkButton>
          <LinkButton href={`/screening/visits/${visit}`}>{t.toVisit()}</LinkButton>
          <LinkButton href={`/screening/visits/${visit}/assessment/intro`} variant="quiet">
            {t.fillMore()}
          </LinkButton>
        </ButtonRow>
      </Section>
      <Section title={t.answersTitle()}>
        <Table
          caption={t.answersTitle()}
          captionHidden
          columns={[{ label: t.colAsked() }, { label: t.colAnswer() }]}
          rows={answersSaid(assessment).map(({ asked, answer }) => [asked, answer])}
        />
      </Section>
    </Frame>
  );
}

function ValueCard({ value: { title, said, levels, notes } }: { value: Value }) {
  return (
    <section class="value">
      <h2>{title}</h2>
      {said && <p class="value-said">{said}</p>}
      {levels.length > 0 && <Facts items={levels.map(({ label, level }) => ({ term: label, value: level }))} />}
      {notes.map((note) => (
        <p class="value-note">{note}</p>
      ))}
    </section>
  );
}
