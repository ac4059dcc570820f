import type { FormState } from '#platform/http/form-state.ts';
import { formatDay } from '#platform/i18n/dates.ts';
import { Button, Checkbox, Checkboxes, ErrorSummary, Field, Form, Select } from '#platform/ui/index.ts';
import { describeCandidate } from './candidate-words.ts';
import { describeState } from './state-words.ts';
import { type Candidate, MOST_PEOPLE, type OpenOccasion, type Unit } from './team.queries.ts';
import { t } from './texts.ts';

export type SignUpPeopleProps = {
  occasions: readonly OpenOccasion[];
  units: readonly Unit[];
  asked: { occasion: string | null; unit: string | null; name: string };
  /** Null until an occasion is chosen. */
  candidates: readonly Candidate[] | null;
  form: FormState;
};

/** First which occasion, then who: two short forms, so that it works without script. */
export function SignUpPeople({ occasions, units, asked, candidates, form }: SignUpPeopleProps) {
  const choice: FormState = { values: { occasion: asked.occasion ?? '', unit: asked.unit ?? '', name: asked.name }, errors: {} };
  return (
    <>
      <form class="filters filters-occasion" action="/training/team" method="get">
        <Select
          name="occasion"
          label={t.chooseOccasion()}
          form={choice}
          options={occasions.map(({ id, title, label, starts_at }) => ({
            value: id,
            label: [title, label, starts_at ? formatDay(starts_at) : t.noDate()].filter(Boolean).join(', '),
          }))}
        />
        {units.length > 1 && (
          <Select
            name="unit"
            label={t.whichUnit()}
            form={choice}
            empty={t.allUnits()}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Field name="name" label={t.searchName()} form={choice} type="search" />
        <div class="filters-buttons">
          <Button variant="secondary">{t.showPeople()}</Button>
        </div>
      </form>
      {candidates && asked.occasion && (
        <Choose occasion={asked.occasion} candidates={candidates} oneUnit={units.length < 2} form={form} />
      )}
    </>
  );
}

type ChooseProps = { occasion: string; candidates: readonly Candidate[]; oneUnit: boolean; form: FormState };

function Choose({ occasion, candidates, oneUnit, form }: ChooseProps) {
  if (candidates.length === 0) return <p>{t.nobodyToChoose()}</p>;
  const shown = candidates.slice(0, MOST_PEOPLE);
  const free = shown.filter(({ state }) => !state);
  return (
    <>
      <ErrorSummary form={form} />
      {candidates.length > MOST_PEOPLE && <p>{t.tooMany({ n: MOST_PEOPLE })}</p>}
      {free.length > 0 && (
        <Form action="/training/team/sign-up" hidden={{ occasion }}>
          <div class="people-choice">
            <Checkboxes
              name="people"
              label={t.choosePeople()}
              form={form}
              required
              options={free.map((person) => ({
                value: person.id,
                label: person.name,
                help: [describeCandidate(person), oneUnit ? '' : person.unit, person.busy > 0 ? t.bookedOtherwise() : '']
                  .filter(Boolean)
                  .join('. '),
              }))}
            />
          </div>
          {free.some(({ busy }) => busy > 0) && <Checkbox name="despite" label={t.despiteClash()} form={form} />}
          <Button>{t.signUpThem()}</Button>
        </Form>
      )}
      <ul class="plain-list">
        {shown
          .filter(({ state }) => state)
          .map((person) => (
            <li>
              {person.name}: {t.alreadyIn({ state: describeState({ state: person.state ?? 'waiting' }).text.toLowerCase() })}
            </li>
          ))}
      </ul>
    </>
  );
}
