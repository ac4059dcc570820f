import type { FormState } from '#platform/http/form.ts';
import { formatDay } from '#platform/i18n/dates.ts';
import { Button, Empty, ErrorSummary, Field, Form, Hidden, Notice, Page, Section } from '#platform/ui/index.ts';
import { describePart } from '../occasions/describe-occasion.ts';
import type { Register, RegisterPart } from './attendance.queries.ts';
import { PresenceChoice } from './presence-choice.tsx';
import { presenceField } from './read-marks.ts';
import { RuleSentence } from './rule-sentence.tsx';
import { hasCome } from './save-attendance.ts';
import { t } from './texts.ts';

type AttendanceProps = { register: Register; part: RegisterPart; form: FormState; walkIn: FormState };

/** One part's list, for a phone in the room: an answer a person, saved all at once, as often as one likes. */
export function AttendancePage({ register, part, form, walkIn }: AttendanceProps) {
  const { title, people, cancelled_at } = register;
  const open = !cancelled_at && hasCome(part);
  return (
    <Page
      title={t.title({ course: title })}
      tab={t.tab()}
      lead={`${describePart(part)}. ${noted(register, part)}`}
      trail={trailOf(register)}
      tabs={tabsOf(register, part.id)}
      shy
    >
      <ErrorSummary form={form} />
      <ErrorSummary form={walkIn} />
      {cancelled_at && <Notice kind="late">{t.cancelledNothingNoted()}</Notice>}
      {!cancelled_at && !open && (
        <Notice kind="waiting">{t.notBeforeItsDay({ number: part.number, day: formatDay(part.starts_at) })}</Notice>
      )}
      {people.length === 0 && <Empty title={t.nobodyPlaced()} body={open ? t.nobodyPlacedBody() : t.nobodyPlacedYet()} />}
      {open && people.length > 0 && <List register={register} part={part} form={form} />}
      {open && <WalkIn id={register.id} part={part} form={walkIn} />}
      <PaperLinks id={register.id} />
      <RuleSentence register={register} />
    </Page>
  );
}

function List({ register: { id, people, issued }, part, form }: Omit<AttendanceProps, 'walkIn'>) {
  const some = people.some(({ marks }) => marks.has(part.id));
  return (
    <form class="attendance" action={`/training/occasions/${id}/attendance`} method="post">
      <Hidden name="part" value={part.id} />
      {people.map((person) => {
        const typed = form.values[presenceField(person.id, part.id)];
        return <PresenceChoice person={person} partId={part.id} typed={typeof typed === 'string' ? typed : undefined} />;
      })}
      {issued > 0 && <ReasonField form={form} />}
      <div class="attendance-bar">
        <Button>{t.save()}</Button>
        <Button variant="secondary" name="everyone" value={part.id}>
          {some ? t.everyoneElse() : t.everyone()}
        </Button>
      </div>
    </form>
  );
}

/** Asked where certificates exist: they are not taken from anyone without a word. */
export const ReasonField = ({ form }: { form: FormState }) => (
  <Field name="reason" label={t.reason()} help={t.reasonHelp()} form={form} maxlength={500} />
);

const WalkIn = ({ id, part, form }: { id: string; part: RegisterPart; form: FormState }) => (
  <Section title={t.walkIn()} lead={t.walkInLead({ number: part.number })}>
    <Form action={`/training/occasions/${id}/attendance/walk-in`} hidden={{ part: part.id }}>
      <Field name="email" type="email" inputmode="email" autocomplete="off" label={t.email()} form={form} required />
      <Button variant="secondary">{t.seat()}</Button>
    </Form>
  </Section>
);

function noted({ people }: Register, part: RegisterPart): string {
  const n = people.filter(({ marks }) => marks.has(part.id)).length;
  if (people.length === 0) return '';
  return n === people.length ? t.everyoneNoted({ all: n }) : t.notedOf({ noted: n, all: people.length });
}

/** The list on paper, as a page to print from here or as a PDF. Below the list: above it would push people off a phone. */
export const PaperLinks = ({ id }: { id: string }) => (
  <p class="export-links">
    <a href={`/training/occasions/${id}/attendance?print`}>{t.print()}</a>
    <a href={`/training/occasions/${id}/list.pdf`}>{t.pdf()}</a>
  </p>
);

export const trailOf = ({ id, title }: Register) => [
  { href: '/training', label: t.courses() },
  { href: `/training/occasions/${id}`, label: title },
];

/** A tab for each part, and one for them all. */
export const tabsOf = ({ id, parts }: Register, current: string | null) => [
  ...parts.map((part) => ({
    href: `/training/occasions/${id}/attendance?part=${part.number}`,
    label: t.part({ number: part.number }),
    current: part.id === current,
  })),
  { href: `/training/occasions/${id}/attendance/all`, label: t.wholeList(), current: current === null },
];
