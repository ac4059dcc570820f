import { LinkButton } from '#platform/ui/index.ts';
import type { AssessmentAt } from './assessments.queries.ts';
import { t } from './texts.ts';

/** On a visit's page: the way to an instrument, and, where one is filled in, that it goes with the closing. */
export function AssessmentLink({ visit, title, begun, finished }: AssessmentAt) {
  const label = finished
    ? t.linkRead()
    : begun
      ? t.linkGoOn({ title: title ?? '' })
      : title
        ? t.linkBegin({ title })
        : t.linkChoose();
  return (
    <section class="assessment-link">
      <h2>{t.link()}</h2>
      <p>{begun ? t.linkPrint() : t.linkSoft()}</p>
      <LinkButton href={`/screening/visits/${visit}/assessment`}>{label}</LinkButton>
    </section>
  );
}
