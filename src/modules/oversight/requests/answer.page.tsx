import { formatDate, formatWhen } from '#platform/i18n/dates.ts';
import { Facts, LinkButton, Notice, Page, Section, Table } from '#platform/ui/index.ts';
import { sayDeed, sayRole } from '../look.tsx';
import { t as all } from '../texts.ts';
import type { Answer, Counts, Request } from './requests.queries.ts';
import { t } from './texts.ts';
import { RequestState } from './who-looked.page.tsx';

type Props = { request: Request; answer: readonly Answer[]; counts: Counts };

/** One request of her own: where it stands, and the answer when there is one. */
export function AnswerPage({ request, answer, counts }: Props) {
  const { from_on, until_on, made_at, decided_at, controller, wish, due_on } = request;
  return (
    <Page
      title={t.answerTitle()}
      lead={
        decided_at
          ? t.answerLead({ day: formatDate(decided_at) })
          : request.withdrawn_at
            ? undefined
            : t.waitLead({ day: formatDate(due_on) })
      }
      trail={[{ href: '/who-looked', label: t.title() }]}
      shy
    >
      <Facts
        items={[
          { term: t.colState(), value: <RequestState request={request} /> },
          { term: t.colMade(), value: formatWhen(made_at) },
          { term: t.colDays(), value: `${formatDate(from_on)} – ${formatDate(until_on)}` },
          { term: t.fromWhom(), value: controller },
          { term: t.wish(), value: wish },
        ]}
      />
      {decided_at && <Decided request={request} answer={answer} counts={counts} />}
    </Page>
  );
}

function Decided({ request, answer, counts }: Props) {
  const held = counts.unit + counts.withheld > 0;
  return (
    <>
      <Section title={t.looks()} lead={answer.length > 0 ? t.looksLead({ n: answer.length }) : undefined}>
        {answer.length === 0 && counts.withheld === 0 && <Notice kind="done">{t.nobody()}</Notice>}
        {answer.length > 0 && (
          <Table
            caption={t.looks()}
            captionHidden
            columns={[{ label: t.colWhen() }, { label: t.colWho() }, { label: t.colWhat() }]}
            rows={answer.map((look) => [formatWhen(look.at), sayReader(look), sayToHer(look.act)])}
          />
        )}
        {counts.withheld > 0 && <Notice kind="info">{t.withheldCount({ n: counts.withheld })}</Notice>}
      </Section>
      {held && (
        <Section title={t.heldTitle()}>
          {request.ground && <p>{t.heldGround({ ground: t[`ground_${request.ground}`]() })}</p>}
          <p class="look-said">{request.weighing}</p>
        </Section>
      )}
      {held && (
        <Section title={t.appealTitle()}>
          <p>{t.appeal1()}</p>
          <p>{t.appeal2({ controller: request.controller })}</p>
        </Section>
      )}
      <div class="button-row">
        <LinkButton href={`/who-looked/${request.id}/pdf`}>{t.pdf()}</LinkButton>
      </div>
    </>
  );
}

/** The name, or the unit and role where the name was held back. */
export function sayReader({ by_samfrid, reader, unit, role }: Answer): string {
  if (by_samfrid) return t.samfrid();
  const place = [unit, role && sayRole(role)].filter(Boolean).join(', ');
  if (reader) return [reader, place].filter(Boolean).join(', ');
  return place ? t.someoneAt({ place }) : t.someone();
}

/** The act as said to her whom it was about. */
export const sayToHer = (act: string): string => sayDeed(act, all.you());
