import type { FormState } from '#platform/http/form-state.ts';
import { Button, ButtonRow, ErrorSummary, Field, Form, Hidden, LinkButton, Notice, Page, Select } from '#platform/ui/index.ts';
import { ClashNotice } from './clash-notice.tsx';
import type { Clash } from './clashes.queries.ts';
import { AudienceFields, WhereFields } from './fields/audience-fields.tsx';
import { PartFields } from './fields/part-fields.tsx';
import { RuleFields } from './fields/rule-fields.tsx';
import { SeatFields } from './fields/seat-fields.tsx';
import type { FormChoices } from './form-choices.ts';
import { t } from './texts.ts';

export type OccasionFormProps = {
  form: FormState;
  /** Where it is sent: the page's own address. */
  action: string;
  /** Null for a new occasion. */
  occasion: { id: string; title: string; placed: number; offered: number; published: boolean } | null;
  choices: FormChoices;
  clashes?: readonly Clash[];
  /** A sentence about what was just done to the form (a proposal made). */
  note?: string;
  lead?: string;
};

/** One page, from course to queue. Every button sends the whole form, so that nothing typed is lost on the way. */
export function OccasionFormPage({ form, action, occasion, choices, clashes = [], note, lead }: OccasionFormProps) {
  const trail = [
    { href: '/training/occasions', label: t.occasions() },
    ...(occasion ? [{ href: `/training/occasions/${occasion.id}`, label: occasion.title }] : []),
  ];
  return (
    <Page title={occasion ? t.editTitle() : t.newTitle()} lead={occasion ? occasion.title : (lead ?? t.newLead())} trail={trail}>
      <ErrorSummary form={form} />
      {occasion?.published && occasion.placed + occasion.offered > 0 && (
        <Notice>
          <p>{sayTold(occasion)}</p>
        </Notice>
      )}
      <div class="occasion-form">
        <Form action={action}>
          {/* Enter in a field presses the first button of the form: this one, which saves. */}
          <button class="ds-sr-only" type="submit" name="press" value="save" tabindex={-1}>
            {t.save()}
          </button>
          <Hidden name="id" value={String(form.values['id'])} />
          {clashes.length > 0 && <ClashNotice clashes={clashes} form={form} />}
          <What form={form} choices={choices} fixed={occasion !== null} />
          <PartFields form={form} action={action} />
          <WhereFields form={form} action={action} trainers={choices.trainers} />
          <AudienceFields form={form} choices={choices} />
          <SeatFields form={form} action={action} choices={choices} {...(note ? { note } : {})} />
          <RuleFields form={form} />
          <ButtonRow>
            <Button name="press" value="save">
              {occasion ? t.save() : t.saveDraft()}
            </Button>
            <LinkButton href={occasion ? `/training/occasions/${occasion.id}` : '/training/occasions'} variant="quiet">
              {t.back()}
            </LinkButton>
          </ButtonRow>
        </Form>
      </div>
    </Page>
  );
}

function sayTold({ placed, offered }: { placed: number; offered: number }): string {
  if (offered === 0) return t.changeTells({ n: placed });
  return placed === 0 ? t.changeTellsOffered({ n: offered }) : t.changeTellsBoth({ n: offered, placed });
}

type WhatProps = { form: FormState; choices: FormChoices; fixed: boolean };

function What({ form, choices, fixed }: WhatProps) {
  const courses = choices.courses.map(({ id, title, owner, ours }) => ({
    value: id,
    label: title,
    ...(ours ? {} : { group: owner }),
  }));
  const organisers = choices.organisers.map(({ id, name }) => ({ value: id, label: name }));
  if (fixed) {
    return (
      <>
        <Hidden name="course_id" value={String(form.values['course_id'])} />
        <Hidden name="organiser_id" value={String(form.values['organiser_id'])} />
        <Field name="label" label={t.label()} help={t.labelHelp()} form={form} maxlength={80} width="medium" />
      </>
    );
  }
  return (
    <>
      <Select name="course_id" label={t.course()} empty={t.chooseCourse()} options={courses} form={form} required />
      <Select
        name="organiser_id"
        label={t.organiser()}
        help={t.organiserHelp()}
        empty={organisers.length === 1 ? false : t.chooseOrganiser()}
        options={organisers}
        form={form}
        width="medium"
        required
      />
      <Field name="label" label={t.label()} help={t.labelHelp()} form={form} maxlength={80} width="medium" />
    </>
  );
}
