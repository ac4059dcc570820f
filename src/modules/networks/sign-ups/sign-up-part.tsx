import { Button, Section, Select, State } from '#platform/ui/index.ts';
import type { Attending, Meeting } from '../meetings/meetings.queries.ts';
import { t } from '../meetings/texts.ts';
import { answers } from './answer-call.ts';

/** Who comes; three buttons while one may answer, and for who keeps the network a way to write it down for others. */
export function SignUpPart({ meeting, people }: { meeting: Meeting; people: readonly Attending[] }) {
  const { member, answers_over, keeps, my_answer, id, begun } = meeting;
  // Who has left since is not waited for; who answered before a meeting that has been stands as she stood.
  const asked = begun ? people : people.filter((one) => one.member);
  const count = (answer: string) => asked.filter((one) => one.answer === answer).length;
  const silent = people.filter((one) => one.member && one.answer === null);
  const open = member && (keeps ? !begun : !answers_over);
  return (
    <Section
      title={t.whoComes()}
      lead={t.answersLead({ yes: count('yes'), remotely: count('remotely'), no: count('no'), silent: silent.length })}
    >
      {open && (
        <form class="sign-up-buttons" action={`/networks/meetings/${id}/sign-up`} method="post">
          {answers.map((answer) => (
            <Button name="answer" value={answer} variant={(my_answer ?? 'yes') === answer ? 'primary' : 'secondary'}>
              {t[`answer_${answer}`]()}
            </Button>
          ))}
          {my_answer && <State kind={my_answer === 'no' ? 'neutral' : 'done'}>{t[`mine_${my_answer}`]()}</State>}
        </form>
      )}
      {member && !open && !begun && <p>{t.answersOver()}</p>}
      {asked.some((one) => one.answer) && (
        <details class="more">
          <summary>{t.showWho()}</summary>
          <dl class="sign-up-lists">
            {answers.map((answer) => {
              const those = asked.filter((one) => one.answer === answer);
              return (
                those.length > 0 && (
                  <div>
                    <dt>{t[`list_${answer}`]()}</dt>
                    {those.map(({ name, stands_for }) => (
                      <dd>{[name ?? t.nameHidden(), stands_for].filter(Boolean).join(', ')}</dd>
                    ))}
                  </div>
                )
              );
            })}
          </dl>
        </details>
      )}
      {keeps && meeting.minutes_state !== 'approved' && people.length > 0 && <ForOther meeting={meeting} people={people} />}
    </Section>
  );
}

function ForOther({ meeting, people }: { meeting: Meeting; people: readonly Attending[] }) {
  return (
    <details class="more">
      <summary>{t.answerFor()}</summary>
      <form class="form" action={`/networks/meetings/${meeting.id}/sign-up`} method="post">
        <Select
          name="person_id"
          label={t.whom()}
          options={people
            .filter((one) => one.member)
            .map(({ person_id, name, stands_for }) => ({
              value: person_id,
              label: [name ?? t.nameHidden(), stands_for].filter(Boolean).join(', '),
            }))}
          required
        />
        <Select
          name="answer"
          label={t.answer()}
          options={answers.map((value) => ({ value, label: t[`list_${value}`]() }))}
          required
        />
        <Button variant="secondary">{t.save()}</Button>
      </form>
    </details>
  );
}
