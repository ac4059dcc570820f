import type { FormState } from '#platform/http/form.ts';
import { formatShortDay } from '#platform/i18n/dates.ts';
import { Button, Empty, ErrorSummary, Hidden, Notice, Page, Table } from '#platform/ui/index.ts';
import { PaperLinks, ReasonField, tabsOf, trailOf } from './attendance.page.tsx';
import type { Participant, Register, RegisterPart } from './attendance.queries.ts';
import { presences } from './completion-rule.ts';
import { nameOf, presenceWord } from './presence-choice.tsx';
import { presenceField, shownField } from './read-marks.ts';
import { RuleSentence } from './rule-sentence.tsx';
import { hasCome } from './save-attendance.ts';
import { t } from './texts.ts';

/** Everyone and every part on one page: for a paper list, read line by line with a finger on it. */
export function MatrixPage({ register, form }: { register: Register; form: FormState }) {
  const { id, title, parts, people, issued, cancelled_at } = register;
  const open = parts.filter(hasCome);
  return (
    <Page
      title={t.title({ course: title })}
      tab={t.tab()}
      lead={t.matrixLead()}
      trail={trailOf(register)}
      tabs={tabsOf(register, null)}
      wide
      shy
    >
      <ErrorSummary form={form} />
      {cancelled_at && <Notice kind="late">{t.cancelledNothingNoted()}</Notice>}
      <form class="matrix" action={`/training/occasions/${id}/attendance/all`} method="post">
        <Table
          caption={t.matrixCaption()}
          narrow="scroll"
          columns={[{ label: t.person() }, ...parts.map((part) => ({ label: heading(part) }))]}
          rows={people.map((person) => [
            nameOf(person),
            ...parts.map((part) =>
              hasCome(part) && !cancelled_at ? <Mark person={person} part={part} form={form} /> : stored(person, part),
            ),
          ])}
          empty={<Empty title={t.nobodyPlaced()} body={t.nobodyPlacedYet()} />}
        />
        {people.length > 0 && open.length > 0 && !cancelled_at && (
          <>
            {issued > 0 && <ReasonField form={form} />}
            <div class="attendance-bar">
              <Button>{t.save()}</Button>
              {open.map((part) => (
                <Button variant="secondary" name="everyone" value={part.id}>
                  {t.fillPart({ number: part.number })}
                </Button>
              ))}
            </div>
          </>
        )}
      </form>
      <PaperLinks id={id} />
      <RuleSentence register={register} />
    </Page>
  );
}

const heading = (part: RegisterPart): string =>
  hasCome(part)
    ? t.partTab({ number: part.number, day: formatShortDay(part.starts_at) })
    : `${t.part({ number: part.number })} · ${t.notYet({ day: formatShortDay(part.starts_at) })}`;

function stored(person: Participant, part: RegisterPart) {
  const presence = person.marks.get(part.id);
  return presence ? presenceWord(presence) : null;
}

/** A select rather than four circles: the first letter of the answer chooses it, and Tab goes on along the line. */
function Mark({ person, part, form }: { person: Participant; part: RegisterPart; form: FormState }) {
  const now = person.marks.get(part.id) ?? '';
  const name = presenceField(person.id, part.id);
  const chosen = form.values[name] ?? now;
  return (
    <>
      <Hidden name={shownField(person.id, part.id)} value={now} />
      <select class="ds-input" name={name} aria-label={t.cell({ name: nameOf(person), number: part.number })}>
        {now === '' && (
          <option value="" selected={chosen === ''}>
            –
          </option>
        )}
        {presences.map((presence) => (
          <option value={presence} selected={chosen === presence}>
            {presenceWord(presence)}
          </option>
        ))}
      </select>
    </>
  );
}
