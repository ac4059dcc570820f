import { type FormState, named } from '#platform/http/form-state.ts';
import { Button, Checkboxes, ErrorSummary, Field, Form, Notice, Page, Select } from '#platform/ui/index.ts';
import type { Book } from '../books/books.queries.ts';
import { areas, covers } from './routines.queries.ts';
import { t } from './texts.ts';

type Props = {
  book: Book;
  form: FormState;
  /** A routine that is there, to be placed anew; else one that is begun. */
  routine?: { id: string; title: string };
  id: string;
};

/** Where a routine stands and what it is for; for a new one also what it is called. */
export function PlacePage({ book, form, routine, id }: Props) {
  const trail = [
    { href: '/handbook', label: t.handbooks() },
    { href: `/handbook/books/${book.id}`, label: book.title },
    ...(routine ? [{ href: `/handbook/routines/${routine.id}`, label: routine.title }] : []),
  ];
  const chapters = book.chapters.map((chapter) => ({ value: chapter.id, label: `${chapter.position}. ${chapter.title}` }));
  return (
    <Page
      title={routine ? t.placeTitle({ title: routine.title }) : t.newTitle()}
      lead={routine ? t.placeLead() : t.newLead()}
      trail={trail}
    >
      {chapters.length === 0 && (
        <Notice kind="waiting">
          <a href={`/handbook/books/${book.id}/edit`}>{t.noChapters()}</a>
        </Notice>
      )}
      <ErrorSummary
        form={named(form, {
          ...{ title: t.titleLabel(), chapter_id: t.chapter(), number: t.number(), areas: t.areas(), covers: t.covers() },
        })}
      />
      <Form
        action={routine ? `/handbook/routines/${routine.id}/place` : `/handbook/books/${book.id}/routines`}
        {...(routine ? {} : { hidden: { id } })}
      >
        {!routine && <Field name="title" label={t.titleLabel()} help={t.titleHelp()} maxlength={200} form={form} required />}
        <Select name="chapter_id" label={t.chapter()} options={chapters} form={form} required />
        <Field name="number" label={t.number()} help={t.numberHelp()} width="short" maxlength={20} form={form} required />
        <Checkboxes
          name="areas"
          label={t.areas()}
          help={t.areasHelp()}
          options={areas.map((value) => ({ value, label: t[`area_${value}`]() }))}
          form={form}
        />
        <Checkboxes
          name="covers"
          label={t.covers()}
          help={t.coversHelp()}
          options={covers.map((value) => ({ value, label: t[`covers_${value}`]() }))}
          form={form}
        />
        <Button>{routine ? t.save() : t.begin()}</Button>
      </Form>
    </Page>
  );
}
