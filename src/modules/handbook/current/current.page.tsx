import { filled } from '#platform/http/form-state.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { addressWith, ButtonRow, Empty, Filters, LinkButton, Page, Select, State, Table } from '#platform/ui/index.ts';
import { t as routine } from '../routines/texts.ts';
import type { Answer, Evidence } from './current.queries.ts';
import { t } from './texts.ts';

type Props = {
  municipalities: readonly { id: string; name: string }[];
  chosen: string;
  answers: readonly Answer[];
  today: string;
};

/** What Öppna jämförelser would be answered today, with the evidence for each yes and what is missing for each no. */
export function CurrentPage({ municipalities, chosen, answers, today }: Props) {
  const yes = answers.filter((one) => one.yes).length;
  return (
    <Page title={t.title()} lead={t.lead({ yes, all: answers.length })} trail={[{ href: '/handbook', label: t.handbook() }]} wide>
      {municipalities.length > 1 && (
        <Filters>
          <Select
            name="municipality"
            label={t.municipality()}
            options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
            form={filled({ municipality: chosen })}
          />
        </Filters>
      )}
      <p>{t.rule()}</p>
      <Table
        caption={t.title()}
        captionHidden
        columns={[{ label: t.colArea() }, { label: t.colAnswer() }, { label: t.colEvidence() }, { label: t.colTurns() }]}
        rows={answers.map((answer) => [
          routine[`area_${answer.area}`](),
          <State kind={answer.yes ? 'done' : 'late'}>{answer.yes ? t.yes() : t.no()}</State>,
          <EvidenceList answer={answer} today={today} />,
          answer.turns && t.turns({ day: formatDate(answer.turns) }),
        ])}
        empty={<Empty title={t.none()} body={t.noneBody()} />}
      />
      {answers.length > 0 && (
        <ButtonRow>
          <LinkButton href={addressWith({ format: 'xlsx' })}>{t.excel()}</LinkButton>
          <LinkButton href={addressWith({ format: 'csv' })}>{t.csv()}</LinkButton>
        </ButtonRow>
      )}
    </Page>
  );
}

const EvidenceList = ({ answer: { evidence, lacks }, today }: { answer: Answer; today: string }) => (
  <>
    <ul class="evidence">
      {evidence.map((one) => (
        <li>
          <a href={`/handbook/routines/${one.routine_id}`}>
            {one.number} {one.title}
          </a>
          <br />
          <span class="routine-soft">{sayEvidence(one, today)}</span>
        </li>
      ))}
    </ul>
    {lacks.length > 0 && <p class="evidence-lacks">{lacks.map((what) => t[`lacks_${what}`]()).join(' ')}</p>}
  </>
);

function sayEvidence({ decided_by_body: body, decided_on, followed_up_on, until }: Evidence, today: string): string {
  const decided = t.decided({ body, day: formatDate(decided_on) });
  const followed = followed_up_on ? t.followed({ day: formatDate(followed_up_on) }) : t.neverFollowed();
  return until < today ? `${decided} ${followed} ${t.tooOld({ day: formatDate(until) })}` : `${decided} ${followed}`;
}
