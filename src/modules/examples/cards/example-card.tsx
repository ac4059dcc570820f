import { formatDate } from '#platform/i18n/dates.ts';
import { plainText } from '#platform/text/index.ts';
import { Card, State } from '#platform/ui/index.ts';
import { t } from '../texts.ts';
import type { ExampleLine } from './examples.queries.ts';

/** An example among others: which problem, what it is called, for whom, and whether it can be leant on. */
export function ExampleCard({ example }: { example: ExampleLine }) {
  const { id, title, problem_kinds, problem, audiences, factors, evidence_kind, uses, state } = example;
  const mark = state === 'published' ? null : state;
  return (
    <Card
      title={title}
      level={2}
      href={`/examples/${id}`}
      over={problem_kinds.map((kind) => t[`problem_${kind}`]()).join(' · ')}
      foot={
        <>
          {mark ? <State kind="neutral">{t[`state_${mark}`]()}</State> : <Checked example={example} />}
          {uses > 0 && <span class="example-uses">{t.usedBy({ n: uses })}</span>}
        </>
      }
    >
      <p class="example-excerpt">{excerpt(problem)}</p>
      <dl class="example-lines">
        <Line term={t.from({ place: sayPlace(example) })} />
        {audiences.length > 0 && (
          <Line term={t.filterAudience()} value={audiences.map((one) => t[`audience_${one}`]()).join(', ')} />
        )}
        {evidence_kind && <Line term={t.filterEvidence()} value={t[`evidence_${evidence_kind}`]()} />}
      </dl>
      {factors.length > 0 && <Factors factors={factors} />}
    </Card>
  );
}

/** Whose it is in a reader's eyes: the collection or municipality it was found in, else who keeps it. */
export const sayPlace = ({ origin, source_name, place }: Pick<ExampleLine, 'origin' | 'source_name' | 'place'>): string =>
  origin !== 'own' && source_name ? source_name : place;

const Line = ({ term, value }: { term: string; value?: string }) => (
  <div>
    <dt>{term}</dt>
    {value && <dd>{value}</dd>}
  </div>
);

export const Factors = ({ factors }: Pick<ExampleLine, 'factors'>) => (
  <ul class="example-factors" aria-label={t.factors()}>
    {factors.map((factor) => (
      <li>{t[`factor_${factor}`]()}</li>
    ))}
  </ul>
);

export function Checked({ example: { checked_on, old } }: { example: Pick<ExampleLine, 'checked_on' | 'old'> }) {
  if (!checked_on) return <State kind="neutral">{t.notChecked()}</State>;
  return old ? (
    <State kind="waiting">{t.checkedOld()}</State>
  ) : (
    <State kind="done">{t.checkedOn({ day: formatDate(checked_on) })}</State>
  );
}

/** The first words of the problem, whole words only. */
function excerpt(markdown: string): string {
  const text = plainText(markdown).replaceAll('\n', ' ');
  return text.length <= 180
    ? text
    : `${text
        .slice(0, 180)
        .replace(/\s+\S*$/, '')
        .toWellFormed()}…`;
}
