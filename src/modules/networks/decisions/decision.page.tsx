import type { PropsWithChildren } from 'hono/jsx';
import type { HandbookChoice } from '#handbook';
import { emptyForm, type FormState, filled } from '#platform/http/form-state.ts';
import { formatDate, formatDay } from '#platform/i18n/dates.ts';
import {
  Button,
  ButtonRow,
  Checkbox,
  Confirm,
  ErrorSummary,
  Facts,
  Form,
  LinkButton,
  Notice,
  Page,
  Section,
} from '#platform/ui/index.ts';
import type { Owner } from '../activities/activities.queries.ts';
import { ActivityFields } from '../activities/activity-form.page.tsx';
import { networkTrail } from '../networks/trail.ts';
import { RaiseFields } from '../questions/raise.page.tsx';
import type { Above } from '../questions/raised.queries.ts';
import { Fates } from './decision-list.tsx';
import type { Decision, OneDecision } from './decisions.queries.ts';
import { ProposeFields } from './propose-fields.tsx';
import { sayOwner, sayWords } from './say-fate.ts';
import { t } from './texts.ts';

export type Becoming = 'routine' | 'activity' | 'question';
type Props = {
  decision: OneDecision;
  books: readonly HandbookChoice[];
  owners: readonly Owner[];
  above: readonly Above[];
  id: string;
  form?: FormState;
  which?: Becoming;
};

/** One decision: what was said, who sees to it, and what became of it. */
export function DecisionPage({ decision, books, owners, above, id, form = emptyForm, which }: Props) {
  const { network_id, network, meeting, meeting_id, starts_at, number, withdrawn_at, closed, locked, keeps } = decision;
  const { emptied_at, empties, changes, has_become, changed_at, changer } = decision;
  const trail = networkTrail({ id: network_id, name: network }, [
    { label: formatDay(starts_at), href: `/networks/meetings/${meeting_id}` },
  ]);
  const at = `/networks/decisions/${decision.id}`;
  const of = (one: Becoming) => (one === which ? form : prefilled(decision, one));
  const some = decision.proposals.length + decision.activities.length + decision.raised.length > 0;
  return (
    <Page title={t.numbered({ number })} lead={`${meeting}, ${formatDay(starts_at)}`} trail={trail}>
      <ErrorSummary form={form} prefix={which} />
      {withdrawn_at && <Notice kind="info">{t.withdrawn()}</Notice>}
      <p class={emptied_at ? 'network-soft' : 'decision-words decision-large'}>{sayWords(decision)}</p>
      {changed_at && !emptied_at && (
        <p class="network-soft">{t.changedBy({ day: formatDate(changed_at), name: changer ?? t.aMember() })}</p>
      )}
      <Facts items={[{ term: t.owner(), value: sayOwner(decision) }]} />
      <Section title={t.became()} lead={some || emptied_at ? null : t.becameNothing()}>
        <Fates decision={decision} />
        {!withdrawn_at && !emptied_at && !closed && (
          <>
            {books.length > 0 && (
              <Become title={t.toRoutine()} open={which === 'routine'}>
                <Form action={`${at}/routine`} prefix="routine">
                  <ProposeFields books={books} form={of('routine')} />
                  <Button>{t.propose()}</Button>
                </Form>
              </Become>
            )}
            <Become title={t.toActivity()} open={which === 'activity'}>
              <Form action={`${at}/activity`} hidden={{ id }} prefix="activity">
                <ActivityFields owners={owners} form={of('activity')} />
                <Button>{t.makeActivity()}</Button>
              </Form>
            </Become>
            {keeps && (
              <Become title={t.toQuestion()} open={which === 'question'}>
                <Form action={`${at}/question`} hidden={{ id }} prefix="question">
                  <RaiseFields above={above} form={of('question')} />
                  <Button>{t.raise()}</Button>
                </Form>
              </Become>
            )}
          </>
        )}
      </Section>
      {!emptied_at && (
        <ButtonRow>
          {changes && !locked && !withdrawn_at && !has_become && (
            <>
              <LinkButton href={`${at}/edit`}>{t.change()}</LinkButton>
              <Confirm label={t.withdraw()} question={t.withdrawQuestion()} yes={t.withdrawYes()} action={`${at}/withdraw`} />
            </>
          )}
          {empties && <Empty decision={decision} />}
        </ButtonRow>
      )}
    </Page>
  );
}

/** What was made of it has words of its own: those that are hers to take away go with it, if she wants. */
function Empty({ decision: { id, proposals, activities, raised } }: { decision: OneDecision }) {
  const left = [...activities.filter((one) => one.takes_away), ...raised.filter((one) => one.keeps)];
  const copies = left.some((one) => !one.withdrawn_at);
  const others = [...activities, ...raised].filter((one) => !one.withdrawn_at).length > left.length;
  return (
    <Confirm
      label={t.empty()}
      question={[t.emptyAsk(), proposals.length > 0 && t.emptyProposals(), others && t.emptyOthers()].filter(Boolean).join(' ')}
      yes={t.emptyYes()}
      action={`/networks/decisions/${id}/empty`}
    >
      {copies && <Checkbox name="copies" label={t.emptyCopies()} form={filled({ copies: 'yes' })} />}
    </Confirm>
  );
}

const Become = ({ title, open, children }: PropsWithChildren<{ title: string; open: boolean }>) => (
  <details class="more" open={open}>
    <summary>{title}</summary>
    {children}
  </details>
);

/** What was decided is what one begins to write from. */
const prefilled = ({ words, owner, owner_id }: Decision, which: Becoming): FormState => {
  const short = words.slice(0, which === 'activity' ? 300 : 200);
  const values: Record<Becoming, FormState['values']> = {
    routine: { text: words },
    activity: { title: short, owner_function: owner, owner: owner_id ?? '' },
    question: { title: short, words },
  };
  return { values: values[which], errors: {} };
};
